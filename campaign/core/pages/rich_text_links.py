"""How links of rich text to pages are shown."""

from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from campaign.core.access.visibility import is_public
from campaign.core.pages.linked_pages import linked_pages
from campaign.core.pages.translations import in_language
from campaign.core.text.numbers import whole_number


class LinkedPageHandler(PageLinkHandler):
    """A page that the public may not see is no link: its address would tell of it (case A8).

    Wagtail's asks for the pages of each text, again for their whole rows, and for the language of each page."""

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list[Page | None]:
        numbers = [attrs.get("id", "") for attrs in attrs_list]
        known = linked_pages(number for number in numbers if whole_number(number) is not None)
        return [known.get(number) for number in numbers]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        language = get_language() or ""
        urls = [in_language(page, language).url if is_public(page) else None for page in cls.get_many(attrs_list)]
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in urls]
