"""Styles in SVG from strangers: plain rules and declarations, none of which fetches or runs anything.

What is read here may be a stranger's two megabytes: each text is gone through once.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from endorsers.logos.svg_reading import MOST_ELEMENTS, too_rich
from endorsers.logos.svg_words import PROPERTIES

# A drawing program writes a rule for each look; a rule for each element is more than any of them does.
MOST_RULES = 2_000
LONGEST_SELECTOR = 2_000

_BRACE = re.compile(r"([{}])")
_SELECTOR = re.compile(r"[\w\s.#,>*-]+")
_CLASSES = re.compile(r"\s*\.[\w-]+(?:\s*,\s*\.[\w-]+)*\s*")
# No backslash, which could spell any of the words that are looked for; addresses only within the drawing.
_VALUE = re.compile(r"[^\\<>{};@]*")
_ADDRESS = re.compile(r"""url\(\s*(?:"#([\w.:-]+)"|'#([\w.:-]+)'|#([\w.:-]+))\s*\)""", re.IGNORECASE)
_FETCHES = re.compile(
    r"(?:url|src|image|image-set|expression)\s*\(|javascript\s*:|data\s*:|https?\s*:|//", re.IGNORECASE
)


def is_harmless(value: str) -> bool:
    """True for a value that names nothing outside the drawing."""
    return bool(_VALUE.fullmatch(value)) and not _FETCHES.search(_ADDRESS.sub("", value))


def clean_declarations(text: str) -> str:
    """``fill:#fff;stroke:url(#a)`` with the known properties and harmless values only."""
    kept = []
    for declaration in _without_comments(text).split(";"):
        name, _colon, value = declaration.partition(":")
        if name.strip().lower() in PROPERTIES and is_harmless(value):
            kept.append(f"{name.strip().lower()}:{value.strip()}")
    return ";".join(kept)


def clean_sheet(text: str) -> str:
    """The plain rules of a style sheet; rules with an @ and unusual selectors are left out.

    Only rules for classes may refer to a part of the drawing: see ``addresses_by_class``. Raises ValidationError
    for more rules than a logo has.
    """
    rules = []
    for selector, declarations in _rules(_without_comments(text)):
        if len(rules) >= MOST_RULES or len(selector) > LONGEST_SELECTOR:
            raise too_rich()
        kept = clean_declarations(declarations)
        if not _CLASSES.fullmatch(selector):
            kept = ";".join(one for one in kept.split(";") if not addresses(one))
        if kept and _SELECTOR.fullmatch(selector):
            rules.append(f"{selector.strip()}{{{kept}}}")
    return "\n".join(rules)


def addresses(value: str) -> list[str]:
    """The ids that a value refers to, as in ``url(#a)``."""
    return [double or single or plain for double, single, plain in _ADDRESS.findall(value)]


def addresses_by_class(sheets: Iterable[str]) -> dict[str, set[str]]:
    """The ids to which elements of each class refer, by clean style sheets.

    Raises ValidationError where classes times ids come to more than a logo has elements.
    """
    found: dict[str, set[str]] = defaultdict(set)
    pairs = 0
    for sheet in sheets:
        for selector, declarations in _rules(sheet):
            named, classes = set(addresses(declarations)), re.findall(r"\.([\w-]+)", selector)
            pairs += len(named) * len(classes)
            if pairs > MOST_ELEMENTS:
                raise too_rich()
            for name in classes if named else ():
                found[name] |= named
    return found


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (begins := text.find("/*", at)) >= 0:
        kept.append(text[at:begins])
        ends = text.find("*/", begins + 2)
        if ends < 0:  # a comment without an end goes on to the end
            return "".join(kept)
        at = ends + 2
    return "".join((*kept, text[at:]))


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Selector and declarations of each rule that is in no other, as in ``@media``."""
    depth, selector, declarations = 0, "", ""
    for piece in _BRACE.split(text):
        if piece == "{":
            depth += 1
        elif piece == "}":
            if depth == 1 and "@" not in selector:
                yield selector, declarations
            depth, declarations = max(depth - 1, 0), ""
        elif depth == 0:
            selector = piece.rpartition(";")[2]  # behind an @import or an @charset
        elif depth == 1:
            declarations = piece
