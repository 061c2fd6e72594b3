"""The search in the headless API."""

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

router = Router(tags=["Search"])

RESULTS_KEPT = 60


class FoundOut(Schema):
    type: str = Field(description="Such as `petition`, `resource` or `endorser`.")
    type_label: str
    title: str
    url: str
    text: str


class FoundList(Items[FoundOut]):
    pass


def _known_types() -> list[str]:
    return list(dict.fromkeys(searchable.kind for searchable in all_searchables()))


class SearchQuery(Schema):
    q: str = Field(description="What to look for. Whatever it holds, the answer is results or none.")
    type: str = Field(
        "",
        description="Only results of this type.",
        json_schema_extra=lambda schema: schema.update(enum=["", *_known_types()]),
    )


@router.get("/", response=answers(FoundList, 400, 422), operation_id="search", summary="Search")
@decorate_view(public_for(RESULTS_KEPT))
def search(
    request: HttpRequest, query: Query[SearchQuery], window: Query[Window], asked: Query[InLanguage]
) -> dict[str, Any]:
    """Everything public that has the words: petitions, organizations, resources, questions and pages."""
    if query.type and query.type not in _known_types():
        error = FieldProblem(field="type", message=_("Use one of: %(names)s.") % {"names": listed(_known_types())})
        raise Problem(422, _("There are no results of this type."), errors=[error])
    with override(asked.language(request)):
        page = page_of(find(text=query.q, kind=query.type).results, window)
        return page | {"items": [_shape(found) for found in page["items"]]}


def _shape(found: Found) -> dict[str, Any]:
    return {
        "type": found.kind,
        "type_label": found.kind_label,
        "title": found.title,
        "url": found.url if "://" in found.url else here_absolute(found.url) if found.url else "",
        "text": found.text,
    }
