"""A page that was kept as plain text, read line by line as the blocks that HTML gives.

Nothing is marked in it, so the words tell: the names of parts ("Frequently asked questions"), what ends with a
question mark, what ends with a year.
"""

import re
from collections.abc import Iterator

from campaign.setup.page_import.areas import ORGANIZATIONS, QUESTIONS, RESOURCES, TIERS, WORDS, area_named
from campaign.setup.page_import.flattening import OPENER, Block, Flattener

HEADLINE, PART, WITHIN = 1, 2, 3  # levels of headings
LONG = 15  # words: a paragraph; the line before the first one is the headline
LONGEST_PART = 6  # words in the name of a part
_MARKUP = re.compile(r"</[a-z][a-z0-9]{0,20}>|<(?:!doctype|html|body|h[1-6]|p|div|li|br|img)\b", re.IGNORECASE)
_OTHER_FORMATS = ("%PDF-", "{\\rtf")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ENTRY = re.compile(r"^(?:[-*•·‣◦–]|[0-9]{1,2}[.)])\s+")
_ADDRESS = re.compile(r"<?(https?://[^\s<>()]{1,1000})>?")
_AFTER_ADDRESS = ".,;:"  # of the sentence that it stands in
_DATED = re.compile(r"\b(?:19|20)[0-9]{2}\b\W{0,3}(?:\([^()]{1,40}\))?\W{0,3}$")
_SAYS_LITTLE = re.compile(r"\b\w{1,3}\b|\W+")  # "or", "and", "our"


def is_plain_text(text: str) -> bool:
    """Whether it is words alone: no markup, no file of another kind."""
    return not (_MARKUP.search(text) or _CONTROL.search(text) or text.startswith(_OTHER_FORMATS))


def flattened_text(text: str, address: str = "") -> Flattener:
    """The text as ``flattening.flattened`` gives a page. ``address`` is where it came from."""
    page = Flattener(address)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    page.blocks = list(_blocks([line for line in lines if line]))
    return page


def _blocks(lines: list[str]) -> Iterator[Block]:
    area, part = "", []
    for line in lines:
        if named := _part_named(line, area):
            yield from _READ[area](part)
            yield _heading(line, PART if named != area else WITHIN)
            area, part = named, []
        else:
            part.append(line)
    yield from _READ[area](part)


def _beginning(lines: list[str]) -> Iterator[Block]:
    """The headline is above the first paragraph: menus come before it, and are short."""
    first = next((place for place, line in enumerate(lines) if len(line.split()) >= LONG), 0)
    for place, line in enumerate(lines):
        yield _heading(line, HEADLINE) if place == first - 1 else _paragraph(line)


def _questions(lines: list[str]) -> Iterator[Block]:
    for line in lines:
        yield _heading(line, OPENER) if line.endswith(("?", "؟", "？")) else _paragraph(line)


def _resources(lines: list[str]) -> Iterator[Block]:
    """A title and lines on it, until one that ends with a year; an address alone is that of the title before."""
    begun = ended = linked = False
    for line in lines:
        dated = bool(_DATED.search(line))
        if begun and (link := _ADDRESS.fullmatch(line)):
            yield Block([("link", _link(link[1]))])
            linked = True
        elif not begun or ended or (linked and not dated):
            yield _named(line, WITHIN)
            begun, ended, linked = True, False, False
        else:
            yield _paragraph(line)
            ended = dated


def _organizations(lines: list[str]) -> Iterator[Block]:
    """A name a line, with its website behind or below it."""
    named: list[Block] = []
    for line in lines:
        if named and (link := _ADDRESS.fullmatch(line)):
            named[-1].pieces = [(named[-1].text, _link(link[1]))]
        else:
            named.append(_named(line, tag="li"))
    yield from named


_READ = {"": _beginning, QUESTIONS: _questions, RESOURCES: _resources, ORGANIZATIONS: _organizations}


def _part_named(line: str, area: str) -> str:
    """The part that a line opens; empty where it opens none.

    Within a part it says nothing else: an organization may be called "Resources for …", a report "Partners in …".
    """
    if len(line.split()) > LONGEST_PART or line.endswith((".", "!", ",")) or _DATED.search(line):
        return ""
    named = area_named(line)
    if area in ("", named) and area != ORGANIZATIONS:
        return "" if area else named
    rest = line
    for words in (WORDS[named], *(words for _tier, words in TIERS)) if named else ():
        rest = words.sub(" ", rest)
    return named if named == QUESTIONS or not _SAYS_LITTLE.sub("", rest) else ""


def _heading(line: str, level: int) -> Block:
    return Block([(line, "")], level)


def _named(line: str, level: int = 0, tag: str = "") -> Block:
    words = _ENTRY.sub("", line)
    link = next((_link(found[1]) for found in _ADDRESS.finditer(words)), "")
    return Block([(_ADDRESS.sub("", words).strip() or words, link)], level, tag)


def _link(address: str) -> str:
    return address.rstrip(_AFTER_ADDRESS)


def _paragraph(line: str, tag: str = "p") -> Block:
    words = _ENTRY.sub("", line)
    pieces = [(part, _link(part) if number % 2 else "") for number, part in enumerate(_ADDRESS.split(words)) if part]
    return Block(pieces, tag=tag if words == line else "li")
