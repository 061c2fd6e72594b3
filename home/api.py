"""Questions and answers in the headless API."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view
from pydantic import Field

from campaign.core.languages.language_prefix import language_of
from campaign.headless.cache_headers import public_for
from campaign.headless.campaign_api import answers
from campaign.headless.media import RichTextOut
from campaign.headless.pagination import Items, Window, page_of
from campaign.headless.public_pages import public_pages
from campaign.headless.requests.in_language import InLanguage
from home.models import FAQPage

router = Router(tags=["Questions and answers"])

FAQS_KEPT = 60


class PageLink(Schema):
    id: int
    title: str
    html_url: str
    locale: str = Field(description="The language that it is in, such as `fr`.")


class QuestionOut(Schema):
    id: str = Field(description="Stays the same while editors change the words.")
    section: str = Field(description="The heading that it stands under; may be empty.")
    question: str
    answer: RichTextOut
    page: PageLink


class QuestionList(Items[QuestionOut]):
    pass


@router.get(
    "/", response=answers(QuestionList, 400, 422), operation_id="listQuestions", summary="Questions and answers"
)
@decorate_view(public_for(FAQS_KEPT))
def list_questions(request: HttpRequest, window: Query[Window], asked: Query[InLanguage]) -> dict[str, Any]:
    """The questions of all published FAQ pages, in the editors' order."""
    pages = asked.of(public_pages(FAQPage, request), request).order_by("path")
    return page_of([question for page in pages for question in _questions(page, request)], window)


def _questions(page: FAQPage, request: HttpRequest) -> Iterator[dict[str, Any]]:
    link = {"id": page.pk, "title": page.title, "html_url": page.canonical_url(request), "locale": language_of(page)}
    for section in page.sections:
        for entry in section.value["questions"].bound_blocks:
            yield {
                "id": entry.id,
                "section": section.value["heading"],
                **entry.block.get_api_representation(entry.value),
                "page": link,
            }
