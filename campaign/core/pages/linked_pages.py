"""The pages that rich texts link to, looked up together, however many texts hold the links."""

import json
import re
from collections.abc import Iterable

from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from campaign.runtime.cache.request_memory import remembered

# In a stream, which is JSON, the quotes have a backslash.
_LINK = re.compile(r"<a\s[^<>]*>")
_TO_A_PAGE = re.compile(r'\blinktype=\\?"page\\?"')
_NUMBER = re.compile(r'\bid=\\?"(\d{1,18})\\?"')


def expect_links_of(page: Page) -> None:
    """Say that the texts of this page are about to be shown: the first link looks up the pages of all of them."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField | RichTextField):
            value = getattr(page, field.name)
            text = value if isinstance(value, str) else json.dumps(list(value.raw_data), default=str)
            links = [link for link in _LINK.findall(text) if _TO_A_PAGE.search(link)]
            _expected().update(number for link in links for number in _NUMBER.findall(link))


def linked_pages(numbers: Iterable[str]) -> dict[str, Page | None]:
    """Pages by their number as text; None where there is none."""
    known: dict[str, Page | None] = remembered("pages that texts link to", dict)
    wanted = set(numbers)
    if not wanted <= known.keys():
        asked = (wanted | _expected()) - known.keys()
        found = Page.objects.in_bulk([int(number) for number in asked])
        known |= {number: found.get(int(number)) for number in asked}
    return known


def _expected() -> set[str]:
    return remembered("pages that texts will link to", set)
