"""The landing page, plain pages and each question of the FAQ, as the search finds them."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from campaign.core.searchables import Passage, register_pages
from campaign.core.text.rich_text import plain_text
from campaign.web.templatetags.campaign_pages import anchor
from home.models import ContentPage, FAQPage, HomePage


def _questions(page: FAQPage) -> Iterator[Passage]:
    for section in page.sections:
        for entry in section.value["questions"]:
            question, answer = entry["question"], entry["answer"]
            yield Passage(
                title=question,
                url=f"{page.url}#{anchor(question)}",
                text=plain_text(answer.source if answer else ""),
            )


register_pages(FAQPage, kind="faq", label=_("Questions and answers"), passages=_questions)
register_pages(HomePage)
register_pages(ContentPage)
