"""Sections of a landing page that show what another page holds."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Locale, Page

from campaign.core.access.visibility import is_public
from campaign.core.languages.site_pages import current_site, is_on_another_site
from campaign.core.pages.linked_pages import expect_links_of
from campaign.core.pages.translations import in_language


class ChosenPageValue(blocks.StructValue):
    """A section that shows what another page holds, in the reader's language where it is there.

    ``chosen`` is None where the public may not see that page, or not on the site that was asked: a form of another
    site's petition would be posted across sites, and refused.
    """

    @cached_property
    def chosen(self):  # noqa: ANN201 - a page or None
        page, site = self.get("page"), current_site()
        if not is_public(page) or (site and is_on_another_site(page, site)):
            return None
        chosen = in_language(page, get_language() or "").specific
        expect_links_of(chosen)
        return chosen


class ChosenPageBlock(blocks.StructBlock):
    """A section with a field ``page``; its preview shows the first published page that could be chosen.

    In the API the page is a link under ``page_key``, beside the section's words.
    """

    page_key = "page"

    class Meta:
        value_class = ChosenPageValue

    def get_default(self) -> ChosenPageValue:
        """A section begins with its page where there is but one to choose, its translations aside."""
        value = super().get_default()
        kind = self.child_blocks["page"].target_model
        if kind is not Page and value["page"] is None:
            pages = list(kind.objects.live().filter(locale=Locale.get_default())[:2])
            value["page"] = pages[0] if len(pages) == 1 else None
        return value

    def get_preview_value(self) -> ChosenPageValue:
        value = super().get_preview_value()
        pages = self.child_blocks["page"].target_model.objects.live().public()
        value["page"] = pages.not_exact_type(Page).first()  # the tree's root is a bare Page
        return value

    def get_api_representation(self, value: ChosenPageValue, context: dict | None = None) -> dict[str, Any]:
        words = {name: value[name] for name, block in self.child_blocks.items() if isinstance(block, blocks.FieldBlock)}
        return {name: said for name, said in words.items() if isinstance(said, str)} | {
            self.page_key: page_link(value.chosen)
        }


def how_many(default: int, *, least: int, most: int, help_text: Any) -> blocks.IntegerBlock:
    """A section's ``limit``."""
    return blocks.IntegerBlock(
        label=_("How many"), default=default, min_value=least, max_value=most, help_text=help_text
    )


def page_link(page) -> dict | None:  # noqa: ANN001
    """How a chosen page looks in the API: ``{"id", "title", "html_url"}``."""
    return {"id": page.pk, "title": page.title, "html_url": page.full_url} if page else None
