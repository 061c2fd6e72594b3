"""The campaign's picture: layers of rock under hills, with the sun rising behind them."""

from io import BytesIO
from math import sin

from PIL import Image, ImageDraw, ImageFilter, ImageFont

SKY_TOP, SKY_LOW = (22, 38, 120), (255, 205, 128)
SUN = (255, 224, 120)
# From the far hills down into the ground: color, height of the edge (0 top, 1 bottom), swing, waves, shift.
LAYERS = (
    ((92, 108, 178), 0.50, 0.055, 5.2, 0.4),
    ((58, 74, 150), 0.58, 0.045, 6.7, 2.1),
    ((32, 46, 112), 0.66, 0.03, 4.4, 4.0),
    ((176, 98, 62), 0.735, 0.016, 7.5, 0.9),
    ((122, 62, 58), 0.79, 0.014, 6.1, 3.0),
    ((236, 178, 76), 0.835, 0.012, 8.2, 5.2),
    ((76, 44, 70), 0.875, 0.011, 5.6, 1.3),
    ((44, 66, 190), 0.925, 0.01, 9.0, 2.6),
    ((18, 20, 44), 0.955, 0.009, 6.4, 0.2),
)
OVERSAMPLING = 2


def landscape(width: int, height: int, words: list[str] | None = None) -> bytes:
    """The picture as JPEG, with large words in its sky where some are given."""
    wide, high = width * OVERSAMPLING, height * OVERSAMPLING
    picture = _sky(wide, high)
    pen = ImageDraw.Draw(picture)
    _sun(picture, wide, high)
    for color, edge, swing, waves, shift in LAYERS:
        pen.polygon(_hill(wide, high, edge, swing, waves, shift), fill=color)
    for line, text in enumerate(words or []):
        font = ImageFont.load_default(high * 0.125)
        pen.text(
            (wide * 0.07, high * (0.2 + line * 0.15)), text, fill="white", font=font, anchor="ls",
            stroke_width=round(high * 0.003), stroke_fill="white",
        )  # fmt: skip
    file = BytesIO()
    picture.resize((width, height), Image.Resampling.LANCZOS).save(file, "JPEG", quality=86, optimize=True)
    return file.getvalue()


def _sky(width: int, height: int) -> Image.Image:
    column = Image.new("RGB", (1, 64))
    for y in range(64):
        share = min(1.0, y / 64 / 0.56) ** 1.3
        column.putpixel((0, y), tuple(round(a + (b - a) * share) for a, b in zip(SKY_TOP, SKY_LOW, strict=True)))
    return column.resize((width, height), Image.Resampling.BICUBIC)


def _sun(picture: Image.Image, width: int, height: int) -> None:
    x, y, radius = width * 0.7, height * 0.47, height * 0.13
    glow = Image.new("L", (width // 8, height // 8))
    for step, strength in ((2.4, 50), (1.6, 90)):
        reach = radius * step
        ImageDraw.Draw(glow).ellipse([v / 8 for v in (x - reach, y - reach, x + reach, y + reach)], fill=strength)
    glow = glow.filter(ImageFilter.GaussianBlur(height / 160)).resize((width, height), Image.Resampling.BICUBIC)
    picture.paste(Image.new("RGB", picture.size, SUN), mask=glow)
    ImageDraw.Draw(picture).ellipse((x - radius, y - radius, x + radius, y + radius), fill=SUN)


def _hill(width: int, height: int, edge: float, swing: float, waves: float, shift: float) -> list[tuple[float, float]]:
    top = [
        (
            width * step / 200,
            height * (edge + swing * (sin(waves * step / 100 + shift) + 0.4 * sin(2.7 * waves * step / 100 + shift))),
        )
        for step in range(201)
    ]
    return [*top, (width, height), (0, height)]
