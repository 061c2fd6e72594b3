"""What a page holds: headline and ask, questions, resources, organizations. All of it is plain text."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from campaign.setup.page_import.areas import ORGANIZATIONS, QUESTIONS, RESOURCES, in_areas, tier_named
from campaign.setup.page_import.flattening import CLOSE, OPENER, Block, Flattener, flattened

LONGEST_NAME, LONGEST_LINE, LONGEST_ANSWER, LONGEST_ASK = 200, 400, 20_000, 1500
ASKS = 3  # paragraphs below the headline
DEEPEST = 20  # of nested data
LIST_LINES = 3  # so many short lines in one paragraph are a list
# Words of links that name nothing.
_GENERIC = re.compile(
    r"(?:click |tap )?here|(?:read|learn|see|view|show|find out) (?:more|all|online|it|the .{1,40})|more|online|"
    r"download(?: .{1,40})?|pdf|visit(?: .{1,40})?|website|link|open|add your .{1,40}|"
    r"join us|sign (?:on|up|the .{1,40})|leer más|descargar|lire la suite|télécharger|mehr|weiterlesen|herunterladen",
    re.IGNORECASE,
)
_FILES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif")
_NAMES_NOTHING = re.compile(r"img[ _-]?[0-9]{0,9}|image|logo")
_IS_PAGE = re.compile(r"/[^/.]{0,200}$|\.(?:html?|php|aspx?)$", re.IGNORECASE)
_LOGO = re.compile(r"^(?:the )?logo(?: of| for|:)?\s|\s(?:logo|logotype|logotipo)$", re.IGNORECASE)


def headline_and_ask(page: Flattener) -> dict[str, str]:
    """The first large heading and the paragraphs below it; what the page says of itself when shared, where none."""
    first = next((place for place, block in enumerate(page.blocks) if block.level == 1), None)
    shared = page.meta.get("og:title") or page.title
    if first is None:
        return {"headline": _line(shared, LONGEST_NAME), "ask": _line(page.meta.get("og:description", ""), LONGEST_ASK)}
    said = []
    for block in page.blocks[first + 1 :]:
        if block.level or len(said) == ASKS:
            break
        if len(block.text.split()) > 5 and block.tag != "li":
            said.append(block.marked)
    ask = "\n\n".join(said)[:LONGEST_ASK] or page.meta.get("og:description") or page.meta.get("description", "")
    return {"headline": _line(page.blocks[first].text, LONGEST_NAME), "ask": ask}


def questions(page: Flattener) -> Iterator[dict[str, str]]:
    """As data of schema.org, as things that open, as headings; each once."""
    yield from (entry for script in page.scripts for entry in _of_schema(script))
    question, level, answer = "", 0, []
    for area, block in [*in_areas(page.blocks), ("", Block([], level=CLOSE))]:
        text = _line(block.text, LONGEST_NAME)
        asks = block.level > 1 and (text.endswith("?") or (area == QUESTIONS and block.level == OPENER))
        if question and (asks or (block.level and (block.level <= level or block.level == CLOSE))):
            yield {"question": question, "answer": _joined(answer)}
            question = ""
        if asks:
            question, level, answer = text, block.level, []
        elif question and block.text:
            answer.append(block)


def _joined(blocks: list[Block]) -> str:
    """The blocks as one marked text, with the entries of a list line by line."""
    made = []
    for is_list, same in groupby(blocks, lambda block: block.tag == "li"):
        lines = [block.marked for block in same]
        made += ["\n".join("- " + " ".join(line.split()) for line in lines)] if is_list else lines
    return "\n\n".join(made)[:LONGEST_ANSWER]


def _of_schema(script: str) -> Iterator[dict[str, str]]:
    """Questions of a page of schema.org's kind FAQPage."""
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):
        return
    for thing in _things(data):
        answer = thing.get("acceptedAnswer")
        answer = answer[0] if isinstance(answer, list) and answer else answer
        if thing.get("@type") == "Question" and isinstance(answer, dict):
            name, text = str(thing.get("name") or ""), str(answer.get("text") or "")
            blocks = [block for block in flattened(text[:LONGEST_ANSWER]).blocks if block.text]
            asked = " ".join(block.text for block in flattened(name[:LONGEST_ANSWER]).blocks)
            yield {"question": _line(asked, LONGEST_NAME), "answer": _joined(blocks)}


def _things(data: Any) -> Iterator[dict]:
    """All objects of a nested value, in order."""
    waiting = [(data, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, dict):
            yield value
        inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
        if depth < DEEPEST:
            waiting += [(each, depth + 1) for each in reversed(inner)]


def resources(page: Flattener) -> Iterator[dict[str, Any]]:
    """Titles with their link, and ``lines``: what is below or behind them."""
    entry: dict[str, Any] = {}
    for block in (block for area, block in in_areas(page.blocks) if area == RESOURCES):
        for text, link, is_heading in _pieces(block):
            names = bool(link or is_heading) and not _is_generic(text)
            same = bool(entry) and link and link == entry["link"]
            if names and not same:
                yield from _told(entry)
                entry = {"title": text, "link": link, "lines": []}
            elif same and is_heading:  # what was before it in the same link was a word on its kind
                entry["lines"], entry["title"] = [entry["title"], *entry["lines"]], text
            elif entry and link and not names:
                entry["link"] = entry["link"] or link
            elif entry and text != entry["title"]:
                entry["lines"].append(text)
    yield from _told(entry)


def _pieces(block: Block) -> Iterator[tuple[str, str, bool]]:
    """Texts with the address that each links to: a heading is one, elsewhere each link and each line is."""
    if 0 < block.level < CLOSE:
        yield _line(block.text, 255), next((link for _words, link in block.links), ""), True
        return
    for text, link in block.pieces:
        for line in [text] if link else text.split("\n"):
            if words := _line(line.strip(" \n,;:|·–—"), 2000):
                yield words, link, False


def _told(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Leaves out the heading of a group: it has no link, and nothing below it."""
    if entry and (entry["link"] or entry["lines"]):
        yield entry | {"lines": entry["lines"][:5], "title": _line(entry["title"], 255)}


def organizations(page: Flattener) -> Iterator[dict[str, str]]:
    """Names, websites and logos in their tiers; ``place`` is the heading over them that names no tier."""
    tier = place = ""
    entry: dict[str, str] = {}
    for area, block in in_areas(page.blocks):
        if area != ORGANIZATIONS:
            continue
        if 0 < block.level < CLOSE:
            named = tier_named(block.text)
            tier, place = (named, "") if named else (tier, _line(block.text, 80))
            if not block.pictures and not block.links:
                continue
        for found in [*_pictured(block, page.labels), *_written(block)]:
            is_caption = found.pop("caption", "")
            if entry and _names_picture(found, entry, is_caption=bool(is_caption)):
                entry["name"] = found["name"]
                continue
            if entry:
                yield entry
            entry = {"name": "", "website": "", "logo": "", **found, "tier": tier, "place": place}
    if entry:
        yield entry


def _pictured(block: Block, labels: dict[str, str]) -> Iterator[dict[str, str]]:
    for picture in block.pictures:
        name = "" if _names_file(picture.name.lower()) else _LOGO.sub("", picture.name).strip()
        yield {"name": name or labels.get(picture.link, ""), "website": picture.link, "logo": picture.address}


def _names_file(name: str) -> bool:
    """Whether a picture's text is the name of its file, or says no more than that it is a logo."""
    return name.endswith(_FILES) or ("_" in name and " " not in name) or bool(_NAMES_NOTHING.fullmatch(name))


def _written(block: Block) -> Iterator[dict[str, str]]:
    """Names that are written: each link, each entry of a list or cell of a table, each of many short lines."""
    lines = [line.strip() for line in block.text.split("\n") if line.strip()]
    if block.links:
        named = [(words, link) for words, link in block.links if not _is_generic(words)]
    elif block.tag in ("li", "td", "figcaption") or len(lines) >= LIST_LINES:
        named = [(line, "") for line in lines]
    else:
        named = []
    caption = "caption" if block.tag == "figcaption" else ""
    for name, website in named:
        if 1 < len(name) <= LONGEST_NAME and not _is_sentence(name):
            yield {"name": _line(name, LONGEST_NAME), "website": website, "caption": caption}


def _names_picture(found: dict[str, str], entry: dict[str, str], *, is_caption: bool) -> bool:
    """Whether it is the name of the picture before it."""
    if "logo" in found or not entry["logo"]:
        return False
    return is_caption or bool(found["website"] and found["website"] == entry["website"])


def _is_sentence(text: str) -> bool:
    return (
        text.endswith((".", "!", "…")) and len(text.split()) > 2 and not text.lower().endswith(("inc.", "co.", "ltd."))
    )


def old_paths(page: Flattener) -> Iterator[dict[str, str]]:
    """The page's own path, and those of its site that it links to, each with the words of the link."""
    own = urlsplit(page.address)
    if own.path.strip("/"):
        yield {"path": own.path, "words": ""}
    seen = {own.path, "", "/"}
    for block in page.blocks:
        for words, link in block.links:
            parts = urlsplit(link)
            if parts.hostname == own.hostname and parts.path not in seen and _IS_PAGE.search(parts.path):
                seen.add(parts.path)
                yield {"path": parts.path, "words": _line(words, 80)}


def once(entries: Iterable[dict[str, Any]], *facts: str) -> list[dict[str, Any]]:
    """Each once, known by these facts as one reads them."""
    kept: dict[tuple, dict] = {}
    for entry in entries:
        kept.setdefault(tuple(re.sub(r"\W+", " ", str(entry[fact])).casefold() for fact in facts), entry)
    return list(kept.values())


def _is_generic(text: str) -> bool:
    return len(text) < 2 or bool(_GENERIC.fullmatch(text[:80].strip(" .:→»>…")))


def _line(text: str, length: int) -> str:
    return " ".join(text[: 4 * length].split())[:length]
