"""The PDF that is handed over: what was asked, by how many, and who they are."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_bidi, ngettext
from django.utils.translation import gettext as _
from reportlab.lib.colors import Color, black
from reportlab.lib.pagesizes import A4, letter
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from campaign.core.geography.countries import country_name
from campaign.core.models import CampaignSettings
from campaign.core.text.cleaning import clean_title
from campaign.core.text.layout import pdf as pdf_text
from campaign.core.text.layout.bidi import RIGHT_TO_LEFT_MARK, is_right_to_left, isolated
from campaign.core.text.name_order import NameOrder
from campaign.core.text.numbers import grouped
from campaign.core.text.rich_text import plain_text
from petition.import_export.export_columns import CountryName
from petition.import_export.exporting import CHUNK, exported_signatures
from petition.models import PetitionPage, Signature, SignatureExport
from petition.models.wording_counts import signed_wordings

NAMES_AT_MOST = 200_000
LETTER_COUNTRIES = ("US", "CA", "MX", "PH")
MARGIN = 22 * mm
GUTTER = 8 * mm
COLUMNS = 2
PALE = Color(0.4, 0.4, 0.4)
PROGRESS_EACH = 1000


def delivery_pdf(petition: PetitionPage, *, on: date | None = None) -> Iterator[int | bytes]:
    """The number of names done, now and then, and at the end the file.

    A cover with title, target, counts, date and statement; then the names with their towns, by country and
    region. Only those that count.
    """
    signatures = exported_signatures(petition, SignatureExport.Shape.DELIVERY)
    document = Document(petition)
    _write_cover(document, petition, named=signatures.count(), on=on or timezone.localdate())
    document.start_names()
    yield from _write_names(document, signatures)
    yield document.finished()


def statement_paragraphs(petition: PetitionPage) -> list[str]:
    """The words that people sign, a paragraph each, whatever blocks they are in."""
    html = "".join(child.block.render(child.value) for child in petition.statement)
    return [line.strip() for line in plain_text(html).split("\n") if line.strip()]


def organization_of(petition: PetitionPage) -> str:
    """Who hands it over; empty where the settings say nothing."""
    site = petition.get_site()
    return CampaignSettings.for_site(site).shown_name if site else ""


def _addressed_to(petition: PetitionPage) -> str:
    return _("Petition to %(target)s") % {"target": petition.target} if petition.target else ""


class Document:
    """A page after the other, numbered; on pages of names one column after the other."""

    def __init__(self, petition: PetitionPage) -> None:
        self.title = petition.title
        self.width, self.height = letter if petition.default_country in LETTER_COUNTRIES else A4
        self.file = BytesIO()
        size = (self.width, self.height)
        self.canvas = Canvas(self.file, pagesize=size, pageCompression=1, lang=get_language())
        self.organization = organization_of(petition)
        # What archives and screen readers go by: without it, the file's name is read out as its title.
        self.canvas.setTitle(clean_title(petition.title))
        self.canvas.setAuthor(clean_title(self.organization))
        self.canvas.setSubject(clean_title(_addressed_to(petition)))
        self.canvas.setCreator("")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.page = 1
        self.columns, self.column = 1, 0
        self.y = self.height - MARGIN

    @property
    def column_width(self) -> float:
        return (self.width - 2 * MARGIN - (self.columns - 1) * GUTTER) / self.columns

    def write(self, text: str, size: float, *, after: float = 0, color: Color = black, keep: float = 0) -> None:
        """Write lines of text; ``keep``: so much below them must fit on the same column."""
        for line in pdf_text.wrapped(text, size, self.column_width):
            leading = size * 1.35
            if self.y - leading - keep < MARGIN:
                self._next_column()
            self.y -= leading
            self.canvas.setFillColor(color)
            x = MARGIN + self.column * (self.column_width + GUTTER)
            if is_right_to_left(text):
                x += self.column_width - pdf_text.width(line, size)
            pdf_text.draw(self.canvas, x, self.y, line, size)
        self.y -= after

    def start_names(self) -> None:
        self._next_page()
        self.columns = COLUMNS

    def finished(self) -> bytes:
        self._number_page()
        self.canvas.save()
        return self.file.getvalue()

    def _next_column(self) -> None:
        self.column += 1
        if self.column < self.columns:
            self.y = self.height - MARGIN
        else:
            self._next_page()

    def _next_page(self) -> None:
        self._number_page()
        self.canvas.showPage()
        self.page += 1
        self.column, self.y = 0, self.height - MARGIN

    def _number_page(self) -> None:
        number = str(self.page)
        self.canvas.setFillColor(PALE)
        pdf_text.draw(self.canvas, self.width - MARGIN - pdf_text.width(number, 8), MARGIN / 2, number, 8)
        title = pdf_text.wrapped(self.title, 8, self.width - 3 * MARGIN)[0]
        pdf_text.draw(self.canvas, MARGIN, MARGIN / 2, title, 8)


def _write_cover(document: Document, petition: PetitionPage, *, named: int, on: date) -> None:
    document.y -= 30 * mm
    if addressed := _addressed_to(petition):
        document.write(addressed, 12, after=4 * mm, color=PALE)
    document.write(petition.title, 26, after=10 * mm)
    count = petition.signatures_counted
    people = ngettext("%(count)s signature", "%(count)s signatures", count)
    document.write(people % {"count": grouped(count)}, 18, after=2 * mm)
    notes = []
    if petition.signatures_offline:
        notes.append(_("%(count)s of them on paper") % {"count": grouped(petition.signatures_offline)})
    if nameless := petition.signatures_online - named:
        notes.append(_("%(count)s of them without a name kept") % {"count": grouped(max(nameless, 0))})
    notes += _notes_on_wordings(petition)
    for note in notes:
        document.write(note, 11, color=PALE)
    document.write(date_format(on, "DATE_FORMAT"), 11, after=2 * mm, color=PALE)
    if document.organization:
        words = _("Handed over by %(organization)s") % {"organization": document.organization}
        document.write(words, 11, color=PALE)
    document.y -= 12 * mm
    for paragraph in statement_paragraphs(petition):
        document.write(paragraph, 11, after=3 * mm)


def _notes_on_wordings(petition: PetitionPage) -> list[str]:
    """How many signed which words, where they were changed."""
    signed = signed_wordings(petition)
    note = _("%(count)s signed wording %(number)s (%(language)s, %(day)s)")
    return [
        note
        % {
            "count": grouped(one.signatures),
            "number": one.wording.number,
            "language": one.wording.language,
            "day": date_format(timezone.localdate(one.wording.published_at), "DATE_FORMAT"),
        }
        for one in (signed if len(signed) > 1 else [])
    ]


def _write_names(document: Document, signatures: QuerySet[Signature]) -> Iterator[int]:
    in_region = Counter()
    in_country = Counter()
    for country, region, number in (
        signatures.order_by()
        .values("country", "region")
        .annotate(number=Count("pk"))
        .values_list("country", "region", "number")
    ):
        in_region[country, region] = number
        in_country[country] += number
    ordered = signatures.annotate(country_name=CountryName("country")).order_by(
        NameOrder("country_name"),
        "country",
        NameOrder("region"),
        "region",
        NameOrder("family_name", people=True),
        NameOrder("given_name", people=True),
        "pk",
    )
    facts = ordered.values_list("country", "region", "given_name", "family_name", "city")
    place: tuple[str, str] | None = None
    for number, (country, region, given_name, family_name, city) in enumerate(facts.iterator(CHUNK), start=1):
        if place is None or place[0] != country:
            heading = country_name(country) if country else _("Without a country")
            document.y -= 3 * mm if place else 0
            document.write(f"{heading} ({grouped(in_country[country])})", 13, after=2 * mm, keep=15 * mm)
        if region and place != (country, region):
            document.write(
                f"{region} ({grouped(in_region[country, region])})", 10, after=1 * mm, color=PALE, keep=8 * mm
            )
        place = country, region
        name = f"{given_name} {family_name}".strip()
        line = f"{isolated(name)}, {isolated(city)}" if city else isolated(name)
        document.write(f"{RIGHT_TO_LEFT_MARK}{line}" if get_language_bidi() else line, 9)
        if number % PROGRESS_EACH == 0:
            yield number
