"""A drawing as a transparent PNG, for logos as organizations often send them."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from .shapes import Disc, Drawing, Line, Polygon, Shape, Text

SCALE = 2
# Pillow's shapes have hard edges: drawn larger and reduced, they get smooth ones.
OVERSAMPLING = 3
ANCHORS = {"start": "ls", "middle": "ms"}


def png(drawing: Drawing) -> bytes:
    zoom = SCALE * OVERSAMPLING
    image = Image.new("RGBA", (drawing.width * zoom, drawing.height * zoom), _clear_ground(drawing))
    pen = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        _paint(pen, shape.placed(lambda point: (point[0] * zoom, point[1] * zoom), zoom))
    for text in drawing.texts:
        _write(pen, text, zoom)
    image = image.resize((drawing.width * SCALE, drawing.height * SCALE), Image.Resampling.BOX)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _clear_ground(drawing: Drawing) -> str:
    """Transparent, in the drawing's own color, so that no dark rim shows at its edges."""
    return f"{(*drawing.shapes, *drawing.texts)[0].color}00"


def _paint(pen: ImageDraw.ImageDraw, shape: Shape) -> None:
    match shape:
        case Disc(center=(x, y), radius=radius, color=color):
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=color)
        case Polygon(points=points, color=color):
            pen.polygon(points, fill=color)
        case Line(points=points, width=width, color=color, closed=closed):
            line = (*points, points[0]) if closed else points
            pen.line(line, fill=color, width=round(width))
            for point in line:
                _paint(pen, Disc(point, width / 2, color))


def _write(pen: ImageDraw.ImageDraw, text: Text, zoom: int) -> None:
    # Pillow's own font has one weight; a thin outline makes it bold.
    pen.text(
        (text.at[0] * zoom, text.at[1] * zoom),
        text.words,
        fill=text.color,
        font=ImageFont.load_default(text.size * zoom),
        anchor=ANCHORS[text.anchor],
        stroke_width=round(text.size * zoom * 0.02),
        stroke_fill=text.color,
    )
