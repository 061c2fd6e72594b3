"""The picture of a petition for cards in networks and messengers: its title and how many have signed."""

from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext, ngettext, override
from PIL import Image, ImageDraw

from campaign.core.templatetags.campaign_numbers import count
from campaign.core.text.layout.bidi import is_right_to_left
from campaign.core.text.layout.pictures import draw, fitted, width
from petition.models.progress import Progress

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
INNER = WIDTH - 2 * MARGIN
# The larger the letters, the fewer lines; the smallest size is cut after its last line.
TITLE_LINES = {84: 3, 68: 4, 56: 5, 46: 6}

COBALT, DEEP, LIGHT, TRACK = "#1d35b4", "#14267f", "#3f5ae6", "#0d1960"
SULFUR, WHITE, SOFT = "#ffd83d", "#ffffff", "#d6dcff"


@dataclass(frozen=True)
class Card:
    """What the picture says. ``language`` is that of its words and numbers."""

    title: str
    progress: Progress
    organization: str
    language: str
    awaits_first: bool = False

    @property
    def alt(self) -> str:
        """The same in words, for whoever does not see the picture."""
        with override(self.language):
            return f"{self.title}. {self.signed}"

    @property
    def signed(self) -> str:
        """How many have signed; a call where nobody has yet."""
        if self.awaits_first:
            return gettext("Be the first to sign")
        words = ngettext("%(number)s person has signed", "%(number)s people have signed", self.progress.count)
        return words % {"number": count(self.progress.count)}


def drawn(card: Card) -> bytes:
    """The picture as PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), COBALT)
    canvas = ImageDraw.Draw(image)
    _facets(canvas)
    with override(card.language):
        _title(canvas, card.title)
        _foot(canvas, card)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _facets(canvas: ImageDraw.ImageDraw) -> None:
    """The planes of a cut mineral, as on the site."""
    canvas.polygon([(820, 0), (WIDTH, 0), (WIDTH, 250)], fill=LIGHT)
    canvas.polygon([(WIDTH, 250), (WIDTH, HEIGHT), (960, HEIGHT)], fill=DEEP)
    canvas.rectangle([0, 0, 16, HEIGHT], fill=SULFUR)


def _title(canvas: ImageDraw.ImageDraw, title: str) -> None:
    size, lines = fitted(title, sizes=tuple(TITLE_LINES), available=INNER, most_lines=TITLE_LINES)
    for number, line in enumerate(lines):
        _line(canvas, MARGIN + size * (1 + 1.2 * number), line, size=size, fill=WHITE, like=title)


def _foot(canvas: ImageDraw.ImageDraw, card: Card) -> None:
    _line(canvas, 512, card.signed, size=44, fill=SULFUR)
    if card.progress.percent is not None:
        canvas.rectangle([MARGIN, 536, WIDTH - MARGIN, 548], fill=TRACK)
        filled = INNER * card.progress.percent / 100
        if is_right_to_left(card.signed):
            canvas.rectangle([WIDTH - MARGIN - filled, 536, WIDTH - MARGIN, 548], fill=SULFUR)
        elif filled >= 1:
            canvas.rectangle([MARGIN, 536, MARGIN + filled, 548], fill=SULFUR)
    if card.organization:
        size, lines = fitted(card.organization, sizes=(28,), available=INNER, most_lines={28: 1})
        _line(canvas, 594, lines[0], size=size, fill=SOFT)


def _line(canvas: ImageDraw.ImageDraw, y: float, text: str, *, size: int, fill: str, like: str = "") -> None:
    """One line at the side at which its script (that of ``like``) begins."""
    x = WIDTH - MARGIN - width(text, size) if is_right_to_left(like or text) else MARGIN
    draw(canvas, (x, y), text, size=size, fill=fill)
