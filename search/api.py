"""The search in the headless API."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view
from pydantic import Field

from campaign.core.searchables import Found, all_searchables
from campaign.core.signed_links import here_absolute
from campaign.core.text.lists import listed
from campaign.headless.cache_headers import public_for
from campaign.headless.campaign_api import answers
from campaign.headless.pagination import Items, Window, page_of
from campaign.headless.requests.in_language import InLanguage
from campaign.web.failures.problems import FieldProblem, Problem
from search.finding import find
from search.pages.excerpts import excerpt, marked
from search.pages.suggesting import KEPT_SECONDS, suggested
from search.pages.views import promoted

router = Router(tags=["Search"])

RESULTS_KEPT = 60


class FoundOut(Schema):
    type: str = Field(description="Such as `petition`, `resource` or `endorser`.")
    type_label: str
    title: str
    url: str
    text: str


class ResultOut(FoundOut):
    title_html: str = Field(description="The title with the words that were found in `<mark>`; nothing else is HTML.")
    excerpt_html: str = Field(description="A part of the text around those words, in the same way.")


class KindOut(Schema):
    type: str
    label: str
    count: int


class ResultList(Items[ResultOut]):
    kinds: list[KindOut] = Field(description="How many of every type were found, whichever `type` was asked for.")
    promoted: list[FoundOut] = Field(
        description="What editors recommend for just this query; only with the first items of all types."
    )
    words: list[str] = Field(description="Those that were looked for.")
    corrected: str = Field(description="The query as titles here spell it, where nothing had the words typed.")
    partial: bool = Field(description="Whether nothing has all the words: these have some of them.")


class Suggestions(Schema):
    suggestions: list[str] = Field(description="At most ten public titles.")


def _known_types() -> list[str]:
    return list(dict.fromkeys(searchable.kind for searchable in all_searchables()))


class SearchQuery(Schema):
    q: str = Field(description="What to look for. Whatever it holds, the answer is results or none.")
    type: str = Field(
        "",
        description="Only results of this type.",
        json_schema_extra=lambda schema: schema.update(enum=["", *_known_types()]),
    )


class SuggestQuery(Schema):
    q: str = Field(description="What is typed so far.")


@router.get("/", response=answers(ResultList, 400, 422), operation_id="search", summary="Search")
@decorate_view(public_for(RESULTS_KEPT))
def search(
    request: HttpRequest, query: Query[SearchQuery], window: Query[Window], asked: Query[InLanguage]
) -> dict[str, Any]:
    """Everything public that has the words: petitions, organizations, resources, questions and pages."""
    if query.type and query.type not in _known_types():
        error = FieldProblem(field="type", message=_("Use one of: %(names)s.") % {"names": listed(_known_types())})
        raise Problem(422, _("There are no results of this type."), errors=[error])
    with override(asked.language(request)):
        findings = find(text=query.q, kind=query.type)
        page = page_of(findings.results, window)
        first = not window.offset and not query.type
        return {
            "items": [_result(found, findings.words) for found in page["items"]],
            "count": page["count"],
            "kinds": [{"type": kind.value, "label": kind.label, "count": kind.count} for kind in findings.kinds],
            "promoted": [_shape(found) for found in promoted(query.q)] if first and findings.words else [],
            "words": list(findings.words),
            "corrected": findings.corrected,
            "partial": findings.partial,
        }


@router.get(
    "/suggest/", response=answers(Suggestions, 400, 422), operation_id="suggestTitles", summary="Titles while typing"
)
@decorate_view(public_for(KEPT_SECONDS))
def suggest(request: HttpRequest, query: Query[SuggestQuery], asked: Query[InLanguage]) -> dict[str, Any]:
    """Public titles that go on from what is typed, from the second letter on."""
    with override(asked.language(request)):
        return {"suggestions": suggested(query.q)}


def _result(found: Found, words: Sequence[str]) -> dict[str, Any]:
    return _shape(found) | {"title_html": marked(found.title, words), "excerpt_html": excerpt(found, words)}


def _shape(found: Found) -> dict[str, Any]:
    return {
        "type": found.kind,
        "type_label": found.kind_label,
        "title": found.title,
        "url": found.url if "://" in found.url else here_absolute(found.url) if found.url else "",
        "text": found.text,
    }
