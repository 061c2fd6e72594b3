"""The forms of an import: the file, and which column of it is what."""

from collections.abc import Container, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.imports.delimited import LINES_LOOKED_AT
from campaign.imports.encodings import ENCODINGS
from campaign.imports.sheets import BYTES_AT_MOST, WORDS, Sheet, look_at_sheet, sheet_as_csv

COLUMN_PREFIX = "column_"
ENCODING_NAMES = {
    "utf-8-sig": gettext_lazy("Unicode (UTF-8)"),
    "utf-16": gettext_lazy("Unicode (UTF-16)"),
    "utf-16-le": gettext_lazy("Unicode (UTF-16, without a mark)"),
    "utf-16-be": gettext_lazy("Unicode (UTF-16, without a mark, most significant byte first)"),
    "cp1252": gettext_lazy("Western Europe (Windows)"),
    "mac_roman": gettext_lazy("Western Europe (Mac)"),
    "cp1250": gettext_lazy("Central Europe (Windows)"),
    "cp1251": gettext_lazy("Cyrillic (Windows)"),
    "latin-1": gettext_lazy("Western Europe (ISO)"),
}
# By its first bytes: a ZIP archive, as workbooks are, or what Office wrote before 2007 and with a password.
ARCHIVE = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class UploadForm(forms.Form):
    """A file that reads as a list. Once valid it has ``facts`` for the import's row, and ``parsed``, its sheet.

    ``known``: headings of the app's own columns, by which those of the file are found below a title.
    """

    file = forms.FileField(
        label=gettext_lazy("CSV file or Excel workbook"),
        max_length=200,
        help_text=gettext_lazy("At most 10 MB, with a heading above each column. Nothing is imported yet."),
    )
    sheet = forms.CharField(
        label=gettext_lazy("Sheet of the workbook"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Its name. Left empty, the first one that holds anything is read."),
    )
    known: Container[str] = ()

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("file"):
            try:
                self._read(cleaned["file"], cleaned.get("sheet", ""))
            except ValidationError as error:
                self.add_error("file", error)
        return cleaned

    def _read(self, file: Any, sheet: str) -> None:
        if file.size > BYTES_AT_MOST:
            raise ValidationError(_("The file is larger than 10 MB. Divide it into several."))
        content = file.read()
        read_as: dict[str, Any] = {}
        facts: dict[str, Any] = {}
        if content.startswith(OLD_OFFICE):
            raise ValidationError(WORDS["old_workbook"])
        if content.startswith(ARCHIVE):
            content, chosen, others = sheet_as_csv(content, sheet=sheet)
            facts = {"sheet_name": chosen[:100], "other_sheets": others}
            read_as = {"encoding": "utf-8-sig", "delimiter": ","}
        self.parsed: Sheet = look_at_sheet(content, known=self.known, **read_as)
        self.facts = facts | {
            "filename": file.name[-200:],
            "content": content,
            "encoding": self.parsed.encoding,
            "delimiter": self.parsed.delimiter,
            "heading_line": self.parsed.heading_line,
            "total": self.parsed.total,
        }


class ColumnsForm(forms.Form):
    """Which column is what. ``labels``: all that a column may hold, by the field's name."""

    heading_line = forms.TypedChoiceField(
        label=gettext_lazy("Line of the headings"),
        coerce=int,
        help_text=gettext_lazy(
            "What stands above it, such as a title, is left out. After a change, read the rows again."
        ),
    )
    encoding = forms.ChoiceField(
        label=gettext_lazy("Encoding"),
        choices=[(encoding, ENCODING_NAMES[encoding]) for encoding in ENCODINGS],
        help_text=gettext_lazy("Where letters look wrong above, choose another one."),
    )

    def __init__(self, *args: Any, sheet: Sheet, labels: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = [*sheet.above, (sheet.heading_line, sheet.headings), *sheet.rows][:LINES_LOOKED_AT]
        self.fields["heading_line"].choices = [(line, f"{line}: {_beginning(cells)}") for line, cells in first]
        columns = [("", "—"), *_columns(sheet)]
        for name, label in labels.items():
            self.fields[COLUMN_PREFIX + name] = forms.ChoiceField(label=label, choices=columns, required=False)

    def mapping(self) -> dict[str, int]:
        """Field names with the number of the column that was chosen for each."""
        chosen = {name: value for name, value in self.cleaned_data.items() if name.startswith(COLUMN_PREFIX) and value}
        return {name.removeprefix(COLUMN_PREFIX): int(value) for name, value in chosen.items()}


class PublishingColumnsForm(ColumnsForm):
    """For what can come in as drafts or published. ``needed``: the words for each column that must be chosen."""

    publish = forms.BooleanField(label=gettext_lazy("Publish at once"), required=False)
    publish_help: Any = gettext_lazy("Otherwise they come in as drafts, which you can publish together.")
    needed: Mapping[str, Any] = {}

    def __init__(self, *args: Any, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["publish"].help_text = self.publish_help
        if not may_publish:
            del self.fields["publish"]
        self.order_fields([name for name in self.fields if name != "publish"])

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        for name in self.needed.keys() - self.mapping().keys():
            self.add_error(COLUMN_PREFIX + name, self.needed[name])
        return cleaned


def _beginning(cells: list[str]) -> str:
    words = " · ".join(cell.strip() for cell in cells if cell.strip())
    return f"{words[:70]}…" if len(words) > 70 else words


def _columns(sheet: Sheet) -> list[tuple[str, str]]:
    """Numbers and names of the columns that hold anything; two of one name are told apart by their letters."""
    named = []
    for number, heading in enumerate(sheet.headings):
        if heading or number in sheet.filled:
            letter = column_letter(number)
            doubtful = not heading or sheet.headings.count(heading) > 1
            named.append((str(number), f"{heading[:60]} ({letter})".strip() if doubtful else heading[:60]))
    return named


def column_letter(number: int) -> str:
    """``A`` for the first column, as spreadsheets name them."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
