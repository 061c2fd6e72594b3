"""Text in which a blank line parts paragraphs, ``- `` begins an entry of a list and ``[words](address)`` is a link.

So an editor reads and changes what was found, and no stranger's markup ever comes in.
"""

import re
from itertools import groupby

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((https?://[^\s()]{1,1000})\)")
_ENTRY = "- "


def as_html(text: str) -> SafeString:
    """Rich text: paragraphs, lists and links."""
    parts = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n"))
    return mark_safe("".join(_part(part.strip("\n")) for part in parts if part.strip()))


def as_paragraphs(text: str) -> SafeString:
    """The same without lists, where a field takes none."""
    return as_html(re.sub(r"^- ", "• ", text, flags=re.MULTILINE))


def _part(part: str) -> str:
    made = []
    for is_list, lines in groupby(part.split("\n"), lambda line: line.startswith(_ENTRY)):
        if is_list:
            entries = (f"<li>{_line(line.removeprefix(_ENTRY))}</li>" for line in lines)
            made.append(f"<ul>{''.join(entries)}</ul>")
        else:
            made.append(f"<p>{'<br/>'.join(_line(line) for line in lines)}</p>")
    return "".join(made)


def _line(line: str) -> str:
    made, end = [], 0
    for link in _LINK.finditer(line):
        made += [escape(line[end : link.start()]), format_html('<a href="{}">{}</a>', link[2], link[1])]
        end = link.end()
    return "".join([*made, escape(line[end:])]).strip()
