"""Cards for networks, in their usual sizes: both logos, the petition, the call and the link."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from campaign.core.text.layout.bidi import is_right_to_left
from campaign.core.text.layout.pictures import draw, fitted, width
from campaign.core.theming.checks import INK, facets_of
from campaign.core.theming.colors import BLACK, WHITE, mixed
from endorsers.kit.contents import Kit, Logo
from endorsers.kit.logos import opened, within

# By name: width and height in pixels. No request chooses another one.
SIZES = {"link": (1200, 630), "square": (1080, 1080), "story": (1080, 1920), "header": (1500, 500)}
LEADING = 1.25


@dataclass(frozen=True)
class _Card:
    canvas: ImageDraw.ImageDraw
    image: Image.Image
    kit: Kit
    width: int
    height: int

    @property
    def margin(self) -> int:
        return round(min(self.width, self.height) * 0.08)

    @property
    def inner(self) -> int:
        return self.width - 2 * self.margin

    @property
    def plate(self) -> int:
        """Height of the white plate that bears the logos: most are made for a white ground."""
        return round(min(self.width, self.height) * 0.2)

    @property
    def is_right_to_left(self) -> bool:
        return is_right_to_left(self.kit.title)


def card(kit: Kit, size: str) -> bytes:
    """The card as PNG; ``size`` is one of ``SIZES``."""
    across, down = SIZES[size]
    image = Image.new("RGB", (across, down), kit.look.main)
    drawing = _Card(ImageDraw.Draw(image), image, kit, across, down)
    _ground(drawing)
    _plate(drawing)
    _words(drawing)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _ground(card: _Card) -> None:
    main, accent = card.kit.look.main, card.kit.look.accent
    light, deep = facets_of(main), mixed(main, BLACK, 0.25)
    across, down = card.width, card.height
    card.canvas.polygon([(across * 0.68, 0), (across, 0), (across, down * 0.4)], fill=light)
    card.canvas.polygon([(across, down * 0.4), (across, down), (across * 0.8, down)], fill=deep)
    strip = max(10, across // 75)
    start = across - strip if card.is_right_to_left else 0
    card.canvas.rectangle([start, 0, start + strip, down], fill=accent)


def _plate(card: _Card) -> None:
    """Both logos beside each other, the organization's where reading begins."""
    top, bottom = card.margin, card.margin + card.plate
    corner = min(card.kit.look.corner * 2, card.plate // 3)
    card.canvas.rounded_rectangle([card.margin, top, card.width - card.margin, bottom], radius=corner, fill=WHITE)
    middle = card.width // 2
    gap = card.plate // 6
    card.canvas.line([middle, top + gap, middle, bottom - gap], fill="#c9c9d1", width=2)
    logos = [card.kit.organization, card.kit.campaign]
    halves = [(card.margin, middle), (middle, card.width - card.margin)]
    for (start, end), logo in zip(halves, reversed(logos) if card.is_right_to_left else logos, strict=True):
        _in_box(card, logo, (start + gap, top + gap, end - gap, bottom - gap))


def _in_box(card: _Card, logo: Logo, box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    across, down = right - left, bottom - top
    if (pixels := opened(logo)) is not None:
        placed = within(pixels, across, down)
        at = (left + (across - placed.width) // 2, top + (down - placed.height) // 2)
        card.image.paste(placed, at, placed)
        return
    sizes = _sizes(down * 0.45, down * 0.16)
    size, lines = fitted(logo.name, sizes=sizes, available=across, most_lines=_lines(sizes, down))
    y = top + (down - len(lines) * size * LEADING) / 2 + size
    for line in lines:
        draw(card.canvas, (left + (across - width(line, size)) / 2, y), line, size=size, fill=INK)
        y += size * LEADING


def _words(card: _Card) -> None:
    """The title as large as there is room, and under it the call and the link."""
    short = min(card.width, card.height)
    bottom: float = card.height - card.margin
    link_sizes = _sizes(short * 0.05, short * 0.024)
    link_size, link = fitted(
        card.kit.shown_link,
        sizes=link_sizes,
        available=card.inner,
        most_lines=_lines(link_sizes, 0) | {link_sizes[-1]: 2},
    )
    for number, line in enumerate(reversed(link)):
        _line(card, line, bottom - number * link_size * LEADING, size=link_size, fill=WHITE)
    bottom -= (len(link) - 1) * link_size * LEADING
    call_sizes = _sizes(short * 0.062, short * 0.035)
    call_size, call = fitted(
        card.kit.call, sizes=call_sizes, available=card.inner, most_lines=dict.fromkeys(call_sizes, 2)
    )
    y = bottom - link_size * 1.5 - (len(call) - 1) * call_size * LEADING
    for number, line in enumerate(call):
        _line(
            card, line, y + number * call_size * LEADING, size=call_size, fill=card.kit.look.accent, like=card.kit.call
        )
    top = card.margin * 1.6 + card.plate
    room = y - call_size * 1.3 - top
    sizes = _sizes(short * 0.13, short * 0.05)
    size, lines = fitted(card.kit.title, sizes=sizes, available=card.inner, most_lines=_lines(sizes, room))
    for number, line in enumerate(lines):
        _line(card, line, top + size + number * size * LEADING, size=size, fill=WHITE, like=card.kit.title)


def _line(card: _Card, text: str, y: float, *, size: int, fill: str, like: str = "") -> None:
    """One line at the side at which the card's words begin."""
    at_right = is_right_to_left(like) if like else card.is_right_to_left
    x = card.width - card.margin - width(text, size) if at_right else card.margin
    draw(card.canvas, (x, y), text, size=size, fill=fill)


def _sizes(largest: float, smallest: float) -> tuple[int, ...]:
    """Sizes of letters to try, the largest first."""
    steps = 7
    return tuple(round(largest - (largest - smallest) * step / steps) for step in range(steps + 1))


def _lines(sizes: tuple[int, ...], room: float) -> dict[int, int]:
    """How many lines of each size fit into the room; one at least."""
    return {size: max(1, int(room // (size * LEADING))) for size in sizes}
