"""Rich text outside a template: as HTML with absolute addresses and as plain text."""

import re
from html import unescape

from django.utils.html import strip_tags
from wagtail.rich_text import expand_db_html

from campaign.core.signed_links import here_absolute

ROOT_RELATIVE = re.compile(r'\b(href|src)="/([^/])')
BLOCK_END = re.compile(r"</(p|li|h[1-6]|blockquote|tr|div)>|<br\s*/?>|<hr\s*/?>", re.IGNORECASE)


def rich_text_shape(source: str) -> dict[str, str]:
    """How the APIs show rich text: ``{"html", "text"}``, with absolute addresses and as words alone."""
    return {"html": absolute_html(source), "text": plain_text(source)}


def absolute_html(source: str) -> str:
    """Expand Wagtail's stored rich text to HTML whose links and images work on any other site."""
    return ROOT_RELATIVE.sub(lambda found: f'{found[1]}="{here_absolute("/")}{found[2]}', expand_db_html(source))


def plain_text(source: str) -> str:
    """The words of stored rich text: a line for each paragraph or list entry, no markup, entities decoded."""
    text = strip_tags(BLOCK_END.sub(r"\g<0>\n", source))
    lines = (line.strip(" \t") for line in unescape(text).split("\n"))
    return "\n".join(line for line in lines if line).strip()
