"""Sanitizes SVG from strangers: rebuilt from what is known to be harmless: shapes, colours, text and nothing that acts.

Everything that is not named here is left out: scripts, event handlers, links, pictures, foreign content,
animations and every reference to another file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, register_namespace, tostring

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from endorsers.logos.svg_reading import DEEPEST, MOST_ELEMENTS, NO_SVG, read_svg, too_rich
from endorsers.logos.svg_styles import addresses, addresses_by_class, clean_declarations, clean_sheet, is_harmless
from endorsers.logos.svg_words import ATTRIBUTES, ELEMENTS, FILTERS, ONLY_GROUPS, SVG, TEXTS, XLINK_HREF

# Shadows take a browser's time by their number and by how far they reach.
MOST_FILTERS = 200
# No number of a drawing has more characters, and no list of four; no element has more classes.
LONGEST_NUMBER = 32
LONGEST_BOX = 160
MOST_CLASSES = 50

HAS_PICTURE = _("This SVG holds a picture made of pixels. Save the logo as PNG and choose it again.")
NO_SIZE = _("This SVG does not say how large it is. Save the logo as PNG and choose it again.")

register_namespace("", SVG)

_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE\s+svg|svg[\s>]|\w+:svg[\s>])", re.IGNORECASE)
_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(e[+-]?[0-9]{1,3})?\s*(?:px|pt|mm|cm|in|pc)?", re.IGNORECASE)


@dataclass(frozen=True)
class CleanSVG:
    data: bytes
    width: int
    height: int


def looks_like_svg(data: bytes) -> bool:
    """True for what begins as XML of an SVG; whether it is one, the parser says."""
    return bool(_START.match(data[:1024]))


def clean_svg(data: bytes) -> CleanSVG:
    """The same drawing without what is not known to be harmless. Raises ValidationError in words."""
    root = read_svg(data)
    if root.tag != f"{{{SVG}}}svg":
        raise ValidationError(NO_SVG, code="no_svg")
    if any(element.tag == f"{{{SVG}}}image" for element in root.iter()):
        raise ValidationError(HAS_PICTURE, code="has_picture")
    clean = _rebuilt(root)
    if sum(_local(element) in FILTERS for element in clean.iter()) > MOST_FILTERS:
        raise too_rich()
    _check_uses(clean)
    width, height = _sized(clean)
    return CleanSVG(tostring(clean, encoding="utf-8", xml_declaration=True), width, height)


def _rebuilt(element: Element) -> Element:
    name = _local(element)
    clean = Element(f"{{{SVG}}}{name}", _attributes(element))
    if name == "style":
        clean.text = clean_sheet("".join(element.itertext()))
    elif name in TEXTS:
        clean.text = element.text
    for child in element:
        if _local(child) in ELEMENTS:
            kept = _rebuilt(child)
            kept.tail = child.tail if name in TEXTS else None
            clean.append(kept)
    return clean


def _local(element: Element) -> str:
    """The name of an element of SVG; empty for one of another language, a comment or an instruction."""
    tag = element.tag if isinstance(element.tag, str) else ""
    name = tag.removeprefix(f"{{{SVG}}}") if tag.startswith(f"{{{SVG}}}") else ""
    return ONLY_GROUPS.get(name, name)


def _attributes(element: Element) -> dict[str, str]:
    kept = {}
    for name, value in element.attrib.items():
        if name == "style":
            kept[name] = clean_declarations(value)
        elif name in ATTRIBUTES and is_harmless(value):
            kept[name] = value
    kept = {name: value for name, value in kept.items() if value}
    target = element.get("href") or element.get(XLINK_HREF) or ""
    if re.fullmatch(r"#[\w.:-]+", target):
        kept["href"] = target
    return kept


def _check_uses(root: Element) -> None:
    """Refuse drawings that grow when they are drawn: copies of copies of copies, or one that holds itself."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    by_class = addresses_by_class(element.text or "" for element in root.iter(f"{{{SVG}}}style"))
    weights: dict[int, int] = {}

    def weight(element: Element, above: frozenset[int]) -> int:
        key = id(element)
        if key in above or len(above) > 2 * DEEPEST:
            raise too_rich()
        if key not in weights:
            inside, sum_of_parts = above | {key}, 1
            for part in (*element, *(by_id[name] for name in _named(element, by_class) if name in by_id)):
                sum_of_parts += weight(part, inside)
                if sum_of_parts > MOST_ELEMENTS:
                    raise too_rich()
            weights[key] = sum_of_parts
        return weights[key]

    weight(root, frozenset())


def _named(element: Element, by_class: dict[str, set[str]]) -> Iterator[str]:
    """The ids of all that an element draws beside its children, each once for each way in which it does."""
    if element.get("href"):
        yield element.get("href", "").removeprefix("#")
    for value in element.attrib.values():
        yield from addresses(value)
    classes = element.get("class", "").split()
    if len(classes) > MOST_CLASSES:
        raise too_rich()
    for name in dict.fromkeys(classes):
        yield from by_class.get(name, ())


def _sized(root: Element) -> tuple[int, int]:
    """Width and height in whole units, with a ``viewBox`` so that the drawing scales. Raises ValidationError."""
    box = _box(root.get("viewBox", ""))
    sides = [_number(root.get("width", "")), _number(root.get("height", ""))]
    if len(box) == 4:
        sides = [_number(box[2]), _number(box[3])]
    if not all(0 < side < 1_000_000 for side in sides):
        raise ValidationError(NO_SIZE, code="no_size")
    if len(box) != 4:
        root.set("viewBox", f"0 0 {sides[0]:g} {sides[1]:g}")
    for name in ("width", "height"):
        root.attrib.pop(name, None)
    root.set("width", f"{sides[0]:g}")
    root.set("height", f"{sides[1]:g}")
    return max(1, round(sides[0])), max(1, round(sides[1]))


def _box(text: str) -> list[str]:
    return text.replace(",", " ").split() if len(text) <= LONGEST_BOX else []


def _number(text: str) -> float:
    text = text.strip()
    found = _LENGTH.fullmatch(text) if len(text) <= LONGEST_NUMBER else None
    return float(f"{found[1]}{found[2] or ''}") if found else 0
