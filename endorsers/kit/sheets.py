"""Sheets to print: a poster to hang up, a leaflet to hand out; A4, and Letter for America."""

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, letter
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from campaign.core.text.cleaning import clean_title
from campaign.core.text.layout import pdf as pdf_text
from campaign.core.text.layout.bidi import is_right_to_left
from campaign.core.theming.checks import INK
from campaign.core.theming.colors import WHITE
from endorsers.kit.codes import code_of
from endorsers.kit.contents import Kit, Logo
from endorsers.kit.logos import opened

PAPERS = {"a4": A4, "letter": letter}
LEADING = 1.3
MARGIN = 18 * mm


@dataclass(frozen=True)
class Box:
    """From the lower left corner, in points."""

    x: float
    y: float
    width: float
    height: float


class Sheet:
    """One page in the campaign's look."""

    def __init__(self, kit: Kit, paper: str) -> None:
        self.kit = kit
        self.width, self.height = PAPERS[paper]
        self.file = BytesIO()
        self.canvas = Canvas(self.file, pagesize=PAPERS[paper], pageCompression=1, lang=kit.language)
        self.canvas.setTitle(clean_title(kit.title))
        self.canvas.setAuthor(clean_title(kit.organization.name))
        self.canvas.setCreator("")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")

    @property
    def inner(self) -> float:
        return self.width - 2 * MARGIN

    def fill(self, box: Box, color: str) -> None:
        self.canvas.setFillColor(HexColor(color))
        self.canvas.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)

    def write(self, text: str, box: Box, *, largest: int, smallest: int, color: str) -> float:
        """The text in the largest letters that the box has room for, from its top; the height that it took."""
        sizes = tuple(range(largest, smallest - 1, -2))
        most = {size: max(1, int(box.height // (size * LEADING))) for size in sizes}
        size, lines = pdf_text.fitted(text, sizes=sizes, available=box.width, most_lines=most)
        self.canvas.setFillColor(HexColor(color))
        at_right = is_right_to_left(text)
        y = box.y + box.height - size
        for line in lines:
            x = box.x + (box.width - pdf_text.width(line, size) if at_right else 0)
            pdf_text.draw(self.canvas, x, y, line, size)
            y -= size * LEADING
        return len(lines) * size * LEADING

    def code(self, box: Box) -> None:
        """The QR code on white, as large as the box, with the white around it that readers need."""
        matrix = list(code_of(self.kit).matrix_iter(border=4))
        module = min(box.width, box.height) / len(matrix)
        self.fill(Box(box.x, box.y, module * len(matrix), module * len(matrix)), WHITE)
        self.canvas.setFillColor(Color(0, 0, 0))
        top = box.y + module * len(matrix)
        for row, cells in enumerate(matrix):
            for column, dark in enumerate(cells):
                if dark:  # a hair larger, so that no line of white is printed between two
                    self.canvas.rect(
                        box.x + column * module,
                        top - (row + 1) * module,
                        module * 1.02,
                        module * 1.02,
                        stroke=0,
                        fill=1,
                    )

    def beside_code(self, box: Box, largest: int, color: str, link_color: str) -> None:
        """The call, and under it the link; a long call leaves room for the link."""
        upper = Box(box.x, box.y + box.height * 0.35, box.width, box.height * 0.65)
        took = self.write(self.kit.call, upper, largest=largest, smallest=8, color=color)
        below = Box(box.x, box.y, box.width, box.height - took - 4 * mm)
        self.write(self.kit.shown_link, below, largest=18, smallest=8, color=link_color)

    def logos(self, box: Box) -> None:
        """Both logos on white, the organization's where reading begins."""
        self.fill(box, WHITE)
        both = [self.kit.organization, self.kit.campaign]
        gap, half = 5 * mm, box.width / 2
        for number, logo in enumerate(reversed(both) if is_right_to_left(self.kit.title) else both):
            place = Box(box.x + number * half + gap, box.y + gap, half - 2 * gap, box.height - 2 * gap)
            self._logo(logo, place)
        self.canvas.setStrokeColor(HexColor("#c9c9d1"))
        self.canvas.line(box.x + half, box.y + gap, box.x + half, box.y + box.height - gap)

    def finished(self) -> bytes:
        self.canvas.save()
        return self.file.getvalue()

    def _logo(self, logo: Logo, box: Box) -> None:
        if (pixels := opened(logo)) is None:
            self.write(logo.name, box, largest=20, smallest=8, color=INK)
            return
        scale = min(box.width / pixels.width, box.height / pixels.height)
        across, down = pixels.width * scale, pixels.height * scale
        at = box.x + (box.width - across) / 2, box.y + (box.height - down) / 2
        self.canvas.drawImage(ImageReader(pixels), *at, across, down, mask="auto")


def poster(kit: Kit, paper: str) -> bytes:
    """A PDF: the title, the call and a code that a phone reads from two steps away."""
    sheet = Sheet(kit, paper)
    sheet.fill(Box(0, 0, sheet.width, sheet.height), kit.look.main)
    sheet.fill(Box(0, sheet.height - 7 * mm, sheet.width, 7 * mm), kit.look.accent)
    plate, code = 34 * mm, 84 * mm
    top = sheet.height - MARGIN - 4 * mm
    sheet.logos(Box(MARGIN, top - plate, sheet.inner, plate))
    foot = MARGIN + code + 10 * mm
    title = Box(MARGIN, foot, sheet.inner, top - plate - 12 * mm - foot)
    sheet.write(kit.title, title, largest=72, smallest=22, color=WHITE)
    at_right = is_right_to_left(kit.title)
    sheet.code(Box(sheet.width - MARGIN - code if at_right else MARGIN, MARGIN, code, code))
    beside = Box(MARGIN if at_right else MARGIN + code + 8 * mm, MARGIN, sheet.inner - code - 8 * mm, code)
    sheet.beside_code(beside, 26, kit.look.accent, WHITE)
    return sheet.finished()


def leaflet(kit: Kit, paper: str) -> bytes:
    """A PDF on white paper, which costs little ink: the title, what is asked, the code and the link."""
    sheet = Sheet(kit, paper)
    band = 78 * mm
    sheet.fill(Box(0, sheet.height - band, sheet.width, band), kit.look.main)
    sheet.fill(Box(0, sheet.height - band - 3 * mm, sheet.width, 3 * mm), kit.look.accent)
    title = Box(MARGIN, sheet.height - band + 8 * mm, sheet.inner, band - 8 * mm - MARGIN)
    sheet.write(kit.title, title, largest=44, smallest=16, color=WHITE)
    plate, code = 30 * mm, 62 * mm
    foot = MARGIN + plate + 8 * mm
    room = sheet.height - band - 12 * mm - (foot + code + 8 * mm)
    sheet.write(kit.ask, Box(MARGIN, foot + code + 8 * mm, sheet.inner, room), largest=16, smallest=10, color=INK)
    at_right = is_right_to_left(kit.title)
    sheet.code(Box(sheet.width - MARGIN - code if at_right else MARGIN, foot, code, code))
    beside = Box(MARGIN if at_right else MARGIN + code + 8 * mm, foot, sheet.inner - code - 8 * mm, code)
    sheet.beside_code(beside, 22, INK, INK)
    sheet.logos(Box(MARGIN, MARGIN, sheet.inner, plate))
    return sheet.finished()
