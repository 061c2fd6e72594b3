"""A drawing as SVG: small, and sharp at any size."""

from xml.sax.saxutils import escape, quoteattr

from .shapes import Disc, Drawing, Line, Point, Polygon, Shape, Text

FONTS = {
    "sans": ("Avenir Next, Segoe UI, Helvetica Neue, Arial, Liberation Sans, sans-serif", 700),
    "serif": ("Georgia, Charter, Liberation Serif, serif", 700),
    "caps": ("Avenir Next Condensed, Segoe UI, Helvetica Neue, Arial, Liberation Sans, sans-serif", 600),
}


def svg(drawing: Drawing) -> bytes:
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{drawing.width}" height="{drawing.height}" '
            f'viewBox="0 0 {drawing.width} {drawing.height}">'
        ),
        f"<title>{escape(drawing.title)}</title>",
        *(_shape(shape) for shape in drawing.shapes),
        *(_text(text) for text in drawing.texts),
        "</svg>",
    ]
    return "\n".join(parts).encode()


def _shape(shape: Shape) -> str:
    match shape:
        case Disc(center=(x, y), radius=radius, color=color):
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{color}"/>'
        case Polygon(points=points, color=color):
            return f'<polygon points="{_points(points)}" fill="{color}"/>'
        case Line(points=points, width=width, color=color, closed=closed):
            element = "polygon" if closed else "polyline"
            return (
                f'<{element} points="{_points(points)}" fill="none" stroke="{color}" stroke-width="{width:.1f}" '
                'stroke-linecap="round" stroke-linejoin="round"/>'
            )


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _text(text: Text) -> str:
    family, weight = FONTS[text.face]
    # textLength holds the words in their room, whichever font the reader's machine has.
    return (
        f'<text x="{text.at[0]:.1f}" y="{text.at[1]:.1f}" font-family={quoteattr(family)} font-weight="{weight}" '
        f'font-size="{text.size}" text-anchor="{text.anchor}" textLength="{text.width:.1f}" '
        f'lengthAdjust="spacingAndGlyphs" fill="{text.color}">{escape(text.words)}</text>'
    )
