"""Styles in SVG from strangers: plain rules and declarations, none of which fetches or runs anything."""

import re
from collections import defaultdict
from collections.abc import Iterable


def words(text: str) -> frozenset[str]:
    """A set of words, written as a text."""
    return frozenset(text.split())


PROPERTIES = words(
    """
    clip-path clip-rule color color-interpolation direction display dominant-baseline enable-background fill
    fill-opacity fill-rule font font-family font-size font-stretch font-style font-variant font-weight
    isolation letter-spacing mask mask-type mix-blend-mode opacity overflow paint-order shape-rendering
    stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width text-anchor text-rendering transform transform-origin
    vector-effect visibility word-spacing
    """
)

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"[\w\s.#,>*-]+")
_CLASSES = re.compile(r"\s*\.[\w-]+(?:\s*,\s*\.[\w-]+)*\s*")
# No backslash, which could spell any of the words that are looked for; addresses only within the drawing.
_VALUE = re.compile(r"[^\\<>{};@]*")
_ADDRESS = re.compile(r"url\(\s*(['\"]?)#([\w.:-]+)\1\s*\)", re.IGNORECASE)
_FETCHES = re.compile(
    r"(?:url|src|image|image-set|expression)\s*\(|javascript\s*:|data\s*:|https?\s*:|//", re.IGNORECASE
)


def is_harmless(value: str) -> bool:
    """True for a value that names nothing outside the drawing."""
    return bool(_VALUE.fullmatch(value)) and not _FETCHES.search(_ADDRESS.sub("", value))


def clean_declarations(text: str) -> str:
    """``fill:#fff;stroke:url(#a)`` with the known properties and harmless values only."""
    kept = []
    for declaration in _COMMENT.sub("", text).split(";"):
        name, _colon, value = declaration.partition(":")
        if name.strip().lower() in PROPERTIES and is_harmless(value):
            kept.append(f"{name.strip().lower()}:{value.strip()}")
    return ";".join(kept)


def clean_sheet(text: str) -> str:
    """The plain rules of a style sheet; rules with an @ and unusual selectors are left out.

    Only rules for classes may refer to a part of the drawing: see ``addresses_by_class``.
    """
    rules = []
    for selector, declarations in _RULE.findall(_COMMENT.sub("", text)):
        kept = clean_declarations(declarations)
        if not _CLASSES.fullmatch(selector):
            kept = ";".join(one for one in kept.split(";") if not addresses(one))
        if kept and _SELECTOR.fullmatch(selector):
            rules.append(f"{selector.strip()}{{{kept}}}")
    return "\n".join(rules)


def addresses(value: str) -> list[str]:
    """The ids that a value refers to, as in ``url(#a)``."""
    return [name for _quote, name in _ADDRESS.findall(value)]


def addresses_by_class(sheets: Iterable[str]) -> dict[str, set[str]]:
    """The ids to which elements of each class refer, by clean style sheets."""
    found: dict[str, set[str]] = defaultdict(set)
    for sheet in sheets:
        for selector, declarations in _RULE.findall(sheet):
            for name in re.findall(r"\.([\w-]+)", selector):
                found[name].update(addresses(declarations))
    return found
