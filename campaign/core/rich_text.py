"""Rich text outside a template: as HTML with absolute addresses and as plain text."""

import re
from html import unescape

from django.conf import settings
from django.utils.html import strip_tags
from wagtail.rich_text import expand_db_html

ROOT_RELATIVE = re.compile(r'\b(href|src)="/(?!/)')
BLOCK_END = re.compile(r"</(p|li|h[1-6]|blockquote|tr|div)>|<br\s*/?>|<hr\s*/?>", re.IGNORECASE)
BLANK_LINES = re.compile(r"[ \t]*\n[ \t\n]*")


def absolute_html(source: str) -> str:
    """Expand Wagtail's stored rich text to HTML whose links and images work on any other site."""
    return ROOT_RELATIVE.sub(rf'\1="{settings.SITE_URL}/', expand_db_html(source))


def plain_text(source: str) -> str:
    """The words of stored rich text: a line for each paragraph or list entry, no markup, entities decoded."""
    text = strip_tags(BLOCK_END.sub(r"\g<0>\n", source))
    return BLANK_LINES.sub("\n", unescape(text)).strip()
