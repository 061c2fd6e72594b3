"""What a logo is drawn with: the elements, attributes and properties that stay in an SVG from a stranger."""


def words(text: str) -> frozenset[str]:
    """A set of words, written as a text."""
    return frozenset(text.split())


SVG = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

SHAPES = words("path rect circle ellipse line polyline polygon")
TEXTS = words("text tspan textPath title desc")
GROUPS = words("svg g defs symbol use clipPath mask pattern marker")
PAINTS = words("linearGradient radialGradient stop")
# Shadows and blurs. None that fetches (feImage), and none that keeps a reader's processor busy.
FILTERS = words(
    """
    filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG
    feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
    """
)
ELEMENTS = SHAPES | TEXTS | GROUPS | PAINTS | FILTERS | {"style"}
# Drawing programs wrap what they draw in these.
ONLY_GROUPS = {"a": "g", "switch": "g"}

# Said by an attribute or by a style.
PROPERTIES = words(
    """
    clip-path clip-rule color color-interpolation color-interpolation-filters direction display dominant-baseline
    enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size
    font-stretch font-style font-variant font-weight isolation letter-spacing marker marker-end marker-mid
    marker-start mask mask-type mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity
    stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
    stroke-width text-anchor text-rendering transform transform-origin vector-effect visibility word-spacing
    """
)
ATTRIBUTES = PROPERTIES | words(
    """
    amplitude class clipPathUnits cx cy d dx dy exponent filterUnits fr fx fy gradientTransform gradientUnits height
    id in in2 intercept k1 k2 k3 k4 markerHeight markerUnits markerWidth maskContentUnits maskUnits mode offset
    operator orient pathLength patternContentUnits patternTransform patternUnits points preserveAspectRatio
    primitiveUnits r radius refX refY result rotate rx ry slope spreadMethod startOffset stdDeviation style
    tableValues textLength type values version viewBox width x x1 x2 y y1 y2
    """
)
