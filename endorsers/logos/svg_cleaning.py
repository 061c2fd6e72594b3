"""SVG from strangers, rebuilt from what is known to be harmless: shapes, colours, text and nothing that acts.

Everything that is not named here is left out: scripts, event handlers, links, pictures, foreign content,
animations and every reference to another file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, register_namespace, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from endorsers.logos.svg_styles import (
    addresses,
    addresses_by_class,
    clean_declarations,
    clean_sheet,
    is_harmless,
    words,
)

SVG = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
# What the browser draws after all ``use`` are followed; a logo has a few hundred.
MOST_ELEMENTS = 20_000
DEEPEST = 60

SHAPES = words("path rect circle ellipse line polyline polygon")
TEXTS = words("text tspan textPath title desc")
GROUPS = words("svg g defs symbol use clipPath mask")
PAINTS = words("linearGradient radialGradient stop")
ELEMENTS = SHAPES | TEXTS | GROUPS | PAINTS | {"style"}
# Drawing programs wrap what they draw in these.
ONLY_GROUPS = {"a": "g", "switch": "g"}

ATTRIBUTES = words(
    """
    class clip-path clip-rule clipPathUnits color color-interpolation cx cy d direction display
    dominant-baseline dx dy fill fill-opacity fill-rule font-family font-size font-stretch font-style
    font-variant font-weight fr fx fy gradientTransform gradientUnits height id isolation letter-spacing
    mask maskContentUnits maskUnits mix-blend-mode offset opacity overflow paint-order pathLength points
    preserveAspectRatio r rotate rx ry shape-rendering spreadMethod startOffset stop-color stop-opacity
    stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width style text-anchor text-rendering textLength transform transform-origin
    vector-effect version viewBox visibility width word-spacing x x1 x2 y y1 y2
    """
)

NO_SVG = _("This SVG can't be read. Save the logo as plain SVG or as PNG and choose it again.")
HAS_PICTURE = _("This SVG holds a picture made of pixels. Save the logo as PNG and choose it again.")
TOO_RICH = _("This SVG is too complex for a logo. Save it as PNG and choose it again.")
NO_SIZE = _("This SVG does not say how large it is. Save the logo as PNG and choose it again.")

register_namespace("", SVG)

_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE\s+svg|svg[\s>]|\w+:svg[\s>])", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*(?:px|pt|mm|cm|in|pc)?\s*", re.IGNORECASE)


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
    try:
        root = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise ValidationError(NO_SVG, code="no_svg") from error
    if root.tag != f"{{{SVG}}}svg":
        raise ValidationError(NO_SVG, code="no_svg")
    if any(element.tag == f"{{{SVG}}}image" for element in root.iter()):
        raise ValidationError(HAS_PICTURE, code="has_picture")
    if sum(1 for _element in root.iter()) > MOST_ELEMENTS:
        raise ValidationError(TOO_RICH, code="too_rich")
    clean = _rebuilt(root, depth=0)
    _check_uses(clean)
    width, height = _sized(clean)
    return CleanSVG(tostring(clean, encoding="utf-8", xml_declaration=True), width, height)


def _rebuilt(element: Element, *, depth: int) -> Element:
    if depth > DEEPEST:
        raise ValidationError(TOO_RICH, code="too_rich")
    name = _local(element)
    clean = Element(f"{{{SVG}}}{name}", _attributes(element))
    if name == "style":
        clean.text = clean_sheet("".join(element.itertext()))
    elif name in TEXTS:
        clean.text = element.text
    for child in element:
        if _local(child) in ELEMENTS:
            kept = _rebuilt(child, depth=depth + 1)
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
            value = clean_declarations(value)
        if name in ATTRIBUTES and value and is_harmless(value):
            kept[name] = value
    target = element.get("href") or element.get(XLINK_HREF, "")
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
            raise ValidationError(TOO_RICH, code="too_rich")
        if key not in weights:
            inside = above | {key}
            named = (by_id[name] for name in _named(element, by_class) if name in by_id)
            weights[key] = 1 + sum(weight(part, inside) for part in (*element, *named))
        if weights[key] > MOST_ELEMENTS:
            raise ValidationError(TOO_RICH, code="too_rich")
        return weights[key]

    weight(root, frozenset())


def _named(element: Element, by_class: dict[str, set[str]]) -> Iterator[str]:
    """The ids of all that an element draws beside its children."""
    if element.get("href"):
        yield element.get("href", "").removeprefix("#")
    for value in element.attrib.values():
        yield from addresses(value)
    for name in element.get("class", "").split():
        yield from by_class.get(name, ())


def _sized(root: Element) -> tuple[int, int]:
    """Width and height in whole units, with a ``viewBox`` so that the drawing scales. Raises ValidationError."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
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


def _number(text: str) -> float:
    found = _LENGTH.fullmatch(text)
    return float(found[1]) if found else 0
