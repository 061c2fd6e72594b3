"""A page's HTML as a flat list of blocks, in the order in which a reader meets them.

It runs in a process of its own (``campaign.runtime.decoding.apart``), so it knows nothing of the site.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby
from urllib.parse import urljoin, urlsplit


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Of what opens by a press, such as ``summary``: below each heading. ``CLOSE`` is where such a thing ends.
OPENER, CLOSE = 7, 8
HEADINGS = {f"h{level}": level for level in range(1, 7)} | {"summary": OPENER, "dt": OPENER}
BLOCKS = _tags(
    "address article aside blockquote body center dd details div dl fieldset figcaption figure footer form header hr "
    "legend li main nav ol option p pre section table tbody td tfoot th thead tr ul"
)
LEFT_OUT = _tags("canvas datalist head iframe noscript object select style svg template textarea video")
CLOSING = _tags("details dl")
ASIDE = _tags("footer nav")  # no part of the text goes on here
LONGEST_ADDRESS = 1000
_SAVED_FROM = re.compile(r"saved from url=\(\d{1,6}\)(\S{1,1000})")
# Where pages keep the address of a picture that is loaded late.
_SOURCES = ("data-src", "data-lazy-src", "data-original", "src")


@dataclass(frozen=True)
class Picture:
    """``name``: what its text for those who can't see it says."""

    name: str
    address: str
    link: str


@dataclass
class Block:
    """``pieces`` are texts with the address that each links to; ``level`` is that of a heading, 0 of other texts.

    ``tag``: of the element that it is in.
    """

    pieces: list[tuple[str, str]]
    level: int = 0
    tag: str = ""
    pictures: list[Picture] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(text for text, _link in self.pieces)

    @property
    def links(self) -> list[tuple[str, str]]:
        return [(text.strip(), link) for text, link in self.pieces if link and text.strip()]

    @property
    def marked(self) -> str:
        """The text with its links as ``[words](address)``."""
        return "".join(
            f"[{' '.join(text.split())}]({link})" if link and text.strip() else text for text, link in self.pieces
        )


class Flattener(HTMLParser):
    """Feed it a page; then it has ``blocks``, ``title``, ``meta`` and ``scripts``, texts of schema.org's JSON."""

    def __init__(self, address: str = "") -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.meta: dict[str, str] = {}
        self.scripts: list[str] = []
        self.labels: dict[str, str] = {}
        self.title = ""
        self.given = self.address = address
        self.base = ""
        self._left_out: list[str] = []
        self._pieces: list[tuple[str, str]] = []
        self._pictures: list[Picture] = []
        self._link = self._tag = self._text_of = ""
        self._heading: tuple[str, int] | None = None
        self._in_question = False
        self._bold = self._plain_letters = 0

    def finish(self) -> "Flattener":
        self.close()
        self._flush()
        return self

    # what the parser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        self._note(tag, facts)
        if tag in LEFT_OUT:
            self._left_out.append(tag)
        elif tag == "body":
            self._left_out.clear()  # whatever the head forgot to close
        if not self._left_out and not self._text_of:
            self._take(tag, facts)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "script"):
            self._text_of = ""
        if tag in self._left_out:
            del self._left_out[self._left_out.index(tag) :]
        elif self._left_out:
            return
        elif tag == "a":
            self._link = ""
        elif tag in ("b", "strong"):
            self._bold = max(self._bold - 1, 0)
        elif (self._heading and tag == self._heading[0]) or (tag in BLOCKS and not self._heading):
            self._flush()
            if tag in CLOSING:
                self.blocks.append(Block([], level=CLOSE))

    def handle_data(self, data: str) -> None:
        if self._text_of == "script":
            self.scripts.append(data)
        elif self._text_of == "title":
            self.title = self.title or " ".join(data.split())[:300]
        elif not self._left_out and not self._text_of:
            self._pieces.append((re.sub(r"\s+", " ", data), self._link))
            if not self._bold:
                self._plain_letters += len(data.strip())

    def handle_comment(self, data: str) -> None:
        if not self.given and (found := _SAVED_FROM.search(data[:LONGEST_ADDRESS])):
            self.given = self.address = found[1]

    # what it makes of that

    def _note(self, tag: str, facts: dict[str, str]) -> None:
        """What the head says, and what a script holds."""
        if tag == "title" and not self.title:
            self._text_of = "title"
        elif tag == "script":
            self._text_of = "script" if facts.get("type", "").lower().startswith("application/ld+json") else "other"
        elif tag == "meta" and facts.get("content"):
            self.meta.setdefault((facts.get("property") or facts.get("name", "")).lower(), facts["content"][:2000])
        elif tag == "base" and facts.get("href"):
            self.base = facts["href"][:LONGEST_ADDRESS]
        elif tag == "link" and facts.get("rel", "").lower() == "canonical" and not self.given:
            self.address = facts.get("href", "")[:LONGEST_ADDRESS]
        if "itemtype" in facts:
            self._in_question = facts["itemtype"].endswith("/Question")

    def _take(self, tag: str, facts: dict[str, str]) -> None:
        """The opening of a tag whose content is kept."""
        if level := self._level(tag, facts):
            self._flush()
            self._heading, self._tag = (tag, level), tag
        elif tag in BLOCKS and not (self._heading and tag in ("div", "p")):
            self._flush()
            self._tag = tag
            if tag in ASIDE:
                self.blocks.append(Block([], level=CLOSE, tag=tag))
        elif tag in ("b", "strong"):
            self._bold += 1
        elif tag == "br":
            self._pieces.append(("\n", ""))
        elif tag == "a":
            self._open_link(facts)
        elif tag == "img":
            self._add_picture(facts)

    def _level(self, tag: str, facts: dict[str, str]) -> int:
        if tag in HEADINGS:
            return HEADINGS[tag]
        if facts.get("role") == "heading":
            level = facts.get("aria-level", "")
            return int(level) if level in "123456" and level else 2
        if self._in_question and facts.get("itemprop") == "name":
            return OPENER
        opens = tag == "button" or facts.get("role") == "button"
        return OPENER if opens and ("aria-expanded" in facts or "aria-controls" in facts) else 0

    def _open_link(self, facts: dict[str, str]) -> None:
        self._link = self.absolute(facts.get("href", ""))
        if self._link and (label := facts.get("aria-label") or facts.get("title")):
            self.labels.setdefault(self._link, " ".join(label.split())[:300])

    def _add_picture(self, facts: dict[str, str]) -> None:
        source = next((facts[name] for name in _SOURCES if facts.get(name, "data:")[:5].lower() != "data:"), "")
        source = source or facts.get("srcset", facts.get("data-srcset", "")).split(",")[0].strip().split(" ")[0]
        name = " ".join((facts.get("alt") or facts.get("title") or "").split())[:300]
        self._pictures.append(Picture(name, self.absolute(source), self._link))

    def absolute(self, address: str) -> str:
        """The address as a web address; empty where it is not one, or leads to the page itself."""
        address = address.strip()[:LONGEST_ADDRESS]
        if not address or address.startswith("#"):
            return ""
        try:
            whole = urljoin(urljoin(self.address, self.base), address)
            parts = urlsplit(whole)
        except ValueError:
            return ""
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return ""
        if parts.fragment and whole.partition("#")[0] == self.address.partition("#")[0]:
            return ""
        return whole.replace("(", "%28").replace(")", "%29").replace(" ", "%20")

    def _flush(self) -> None:
        heading, self._heading = self._heading, None
        pieces = [("".join(text for text, _l in same), link) for link, same in groupby(self._pieces, lambda p: p[1])]
        pieces = list(_trimmed(pieces))
        text = "".join(text for text, _link in pieces)
        if text.strip() or self._pictures:
            level = heading[1] if heading else 0
            if not level and not self._plain_letters and text.strip().endswith("?"):
                level = OPENER  # a question in bold letters
            self.blocks.append(Block(pieces, level, heading[0] if heading else self._tag, self._pictures))
        self._pieces, self._pictures, self._plain_letters = [], [], 0
        self._tag = ""


def _trimmed(pieces: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Blanks as they are seen: none at the beginning and the end, one between words, none beside a line's end."""
    for place, (text, link) in enumerate(pieces):
        shown = re.sub(r" ?\n ?", "\n", re.sub(r" {2,}", " ", text))
        shown = shown.lstrip() if place == 0 else shown
        shown = shown.rstrip() if place == len(pieces) - 1 else shown
        if shown:
            yield shown, link


def flattened(html: str, address: str = "") -> Flattener:
    """The page, read. ``address`` is where it came from."""
    flattener = Flattener(address)
    flattener.feed(html)
    return flattener.finish()
