"""Reading a CSV of unknown making: which encoding, which delimiter, which column is what."""

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BYTES_AT_MOST = 10 * 1024 * 1024
COLUMNS_AT_MOST = 200
DELIMITERS = ",;\t|"
# What spreadsheets write. Each byte string is valid in the later ones, so an editor sees the result and may choose.
ENCODINGS = {
    "utf-8-sig": gettext_lazy("Unicode (UTF-8)"),
    "utf-16": gettext_lazy("Unicode (UTF-16)"),
    "cp1252": gettext_lazy("Western Europe (Windows)"),
    "mac_roman": gettext_lazy("Western Europe (Mac)"),
    "cp1250": gettext_lazy("Central Europe (Windows)"),
    "cp1251": gettext_lazy("Cyrillic (Windows)"),
    "latin-1": gettext_lazy("Western Europe (ISO)"),
}


@dataclass(frozen=True)
class Sheet:
    """Headings, and rows as pairs of the line's number in the file and its cells; empty lines are left out."""

    headings: list[str]
    rows: list[tuple[int, list[str]]]


def detect_encoding(content: bytes) -> str:
    """The first encoding that can have written the file."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    # Bytes that Windows never writes. Latin-1 takes every byte, so it is the last resort, and the editor looks.
    return "mac_roman"


def detect_delimiter(text: str) -> str:
    """The delimiter that cuts the first lines into most columns of one number."""
    head = "\n".join(text.splitlines()[:20])

    def likelihood(delimiter: str) -> tuple[bool, int]:
        try:
            widths = [len(row) for row in csv.reader(StringIO(head, newline=""), delimiter=delimiter) if row]
        except csv.Error:
            return False, 0
        return len(set(widths)) == 1, max(widths, default=0) if min(widths, default=0) > 1 else 0

    return max(DELIMITERS, key=lambda delimiter: (likelihood(delimiter)[1] > 1, *likelihood(delimiter)))


def decode(content: bytes, encoding: str) -> str:
    """Raises ValidationError, in words, where the file is not in the encoding."""
    if b"\x00" in content and encoding != "utf-16":
        raise ValidationError(_("This is no CSV file: it holds bytes that text does not. Save it as CSV first."))
    try:
        return content.decode(encoding)
    except UnicodeError as error:
        raise ValidationError(_("The file is not in this encoding. Choose another one.")) from error


def read_sheet(content: bytes, *, encoding: str, delimiter: str) -> Sheet:
    """Raises ValidationError, in words, where the file is no CSV with headings."""
    rows = _lines(decode(content, encoding), delimiter)
    try:
        _line, headings = next(rows)
        sheet = Sheet([heading.strip() for heading in headings], list(rows))
    except StopIteration:
        raise ValidationError(_("The file is empty.")) from None
    except csv.Error as error:
        words = _("The file can’t be read as CSV: a quotation mark may be missing. (%(error)s)")
        raise ValidationError(words % {"error": error}) from error
    if len(headings) > COLUMNS_AT_MOST:
        raise ValidationError(_("The file has more than %(most)d columns.") % {"most": COLUMNS_AT_MOST})
    if any("@" in heading for heading in headings) or not any(headings):
        raise ValidationError(_("The first line must hold the headings of the columns, such as Name and E-mail."))
    if not sheet.rows:
        raise ValidationError(_("The file has headings and no rows below them."))
    return sheet


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, row


HEADINGS = {
    "full_name": "name full_name nombre_completo nom_complet nombre_y_apellidos signer firmante signataire",
    "given_name": "given_name first_name firstname forename nombre nombres prenom",
    "family_name": "family_name last_name lastname surname apellido apellidos nom nom_de_famille",
    "email": (
        "email e_mail mail email_address e_mail_address correo correo_electronico courriel adresse_e_mail "
        "adresse_email adresse_electronique direccion_de_correo"
    ),
    "postal_code": "postal_code zip zip_code zipcode postcode codigo_postal cp code_postal",
    "city": "city town ciudad localidad poblacion ville commune",
    "country": "country country_code pais pays",
    "comment": "comment comments reason message comentario comentarios mensaje motivo commentaire raison",
    "show_name": "show_name public show_publicly mostrar_nombre publico afficher afficher_le_nom",
    "subscribe": (
        "subscribe subscribed updates newsletter opt_in consent suscribir suscripcion boletin novedades "
        "abonnement infolettre inscription"
    ),
    "signed_at": (
        "signed_at date signed signed_on created_at timestamp date_signed fecha fecha_de_firma "
        "date_de_signature signe_le"
    ),
}
_FIELD_OF = {heading: field for field, headings in HEADINGS.items() for heading in headings.split()}


def guess_mapping(headings: list[str], extra: dict[str, str]) -> dict[str, int]:
    """Field names with the number of the column that their heading names, in English, Spanish or French.

    ``extra``: labels of the petition's own questions, by the field's name.
    """
    by_heading = _FIELD_OF | {_key(label): name for name, label in extra.items()}
    mapping: dict[str, int] = {}
    for number, heading in enumerate(headings):
        field = by_heading.get(_key(heading))
        if field and field not in mapping:
            mapping[field] = number
    if "given_name" in mapping:
        mapping.pop("full_name", None)
    elif {"full_name", "family_name"} <= mapping.keys():
        mapping["given_name"] = mapping.pop("full_name")  # "Name" and "Surname"
    elif "family_name" in mapping and "full_name" not in mapping and _key(headings[mapping["family_name"]]) == "nom":
        mapping["full_name"] = mapping.pop("family_name")  # "Nom" alone is the whole name
    return mapping


def _key(heading: str) -> str:
    decomposed = unicodedata.normalize("NFKD", heading).casefold()
    words = "".join(char if char.isalnum() else " " for char in decomposed if not unicodedata.combining(char))
    return "_".join(words.split())
