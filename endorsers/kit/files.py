"""The kit's files by name, each drawn when it is asked for and kept in the cache for a day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaign.headless.cache_headers import remember
from endorsers.kit import badges, codes, pictures, sheets
from endorsers.kit.contents import Kit

KEPT = 24 * 3600
PNG, SVG, PDF = "image/png", "image/svg+xml", "application/pdf"


@dataclass(frozen=True)
class KitFile:
    """``label`` says what it is for."""

    label: str | Promise
    content_type: str
    draw: Callable[[Kit], bytes]


@dataclass(frozen=True)
class Group:
    heading: str | Promise
    names: tuple[str, ...]


def _cards() -> Iterator[tuple[str, KitFile]]:
    labels = {
        "link": _("Picture for links and posts (1200 × 630)"),
        "square": _("Square picture (1080 × 1080)"),
        "story": _("Picture for stories (1080 × 1920)"),
        "header": _("Picture for the top of a profile (1500 × 500)"),
    }
    for size, (across, down) in pictures.SIZES.items():
        yield f"card-{across}x{down}.png", KitFile(labels[size], PNG, partial(pictures.card, size=size))


FILES: dict[str, KitFile] = {
    **dict(_cards()),
    "poster-a4.pdf": KitFile(_("Poster, A4"), PDF, partial(sheets.poster, paper="a4")),
    "poster-letter.pdf": KitFile(_("Poster, Letter"), PDF, partial(sheets.poster, paper="letter")),
    "leaflet-a4.pdf": KitFile(_("Leaflet, A4"), PDF, partial(sheets.leaflet, paper="a4")),
    "leaflet-letter.pdf": KitFile(_("Leaflet, Letter"), PDF, partial(sheets.leaflet, paper="letter")),
    "qr.svg": KitFile(_("QR code, SVG"), SVG, codes.code_svg),
    "qr.pdf": KitFile(_("QR code, PDF"), PDF, codes.code_pdf),
    "badge.svg": KitFile(_("Badge for your site, SVG"), SVG, badges.badge_svg),
    "badge.png": KitFile(_("Badge for your site, PNG"), PNG, badges.badge_png),
}
GROUPS = (
    Group(_("Pictures for networks"), tuple(name for name in FILES if name.startswith("card-"))),
    Group(_("To print"), ("poster-a4.pdf", "poster-letter.pdf", "leaflet-a4.pdf", "leaflet-letter.pdf")),
    Group(_("QR code and badge"), ("qr.svg", "qr.pdf", "badge.svg", "badge.png")),
)


def drawn(kit: Kit, name: str) -> bytes:
    """The file of that name (of ``FILES``)."""
    return remember(f"kit:{kit.digest}:{name}", KEPT, lambda: FILES[name].draw(kit))


def zipped(kit: Kit, texts: str) -> bytes:
    """All files and the texts, in one."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name in FILES:
            archive.writestr(name, drawn(kit, name))
        archive.writestr("texts.txt", texts.encode("utf-8-sig"))
    return out.getvalue()
