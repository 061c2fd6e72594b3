"""The forms of an import: the file, and which column of it is what."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.core.sheets import BYTES_AT_MOST, ENCODINGS, decode, detect_delimiter, detect_encoding, read_sheet

COLUMN_PREFIX = "column_"


class UploadForm(forms.Form):
    """A file that reads as a list. Once valid it has ``content``, ``encoding``, ``delimiter`` and ``sheet``."""

    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        max_length=200,
        help_text=gettext_lazy("At most 10 MB, with a heading above each column. Nothing is imported yet."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > BYTES_AT_MOST:
            raise ValidationError(_("The file is larger than 10 MB. Divide it into several."))
        self.content = file.read()
        self.encoding = detect_encoding(self.content)
        self.delimiter = detect_delimiter(decode(self.content, self.encoding))
        self.sheet = read_sheet(self.content, encoding=self.encoding, delimiter=self.delimiter)
        return file


class ColumnsForm(forms.Form):
    """Which column is what. ``labels``: all that a column may hold, by the field's name."""

    encoding = forms.ChoiceField(
        label=gettext_lazy("Encoding"),
        choices=list(ENCODINGS.items()),
        help_text=gettext_lazy("Where letters look wrong above, choose another one."),
    )

    def __init__(self, *args: Any, headings: list[str], labels: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns = [("", "—"), *((str(number), heading or f"#{number + 1}") for number, heading in enumerate(headings))]
        for name, label in labels.items():
            self.fields[COLUMN_PREFIX + name] = forms.ChoiceField(label=label, choices=columns, required=False)

    def mapping(self) -> dict[str, int]:
        """Field names with the number of the column that was chosen for each."""
        chosen = {name: value for name, value in self.cleaned_data.items() if name.startswith(COLUMN_PREFIX) and value}
        return {name.removeprefix(COLUMN_PREFIX): int(value) for name, value in chosen.items()}


class PublishingColumnsForm(ColumnsForm):
    """For what can come in as drafts or published. ``needed``: the words for each column that must be chosen."""

    publish = forms.BooleanField(label=gettext_lazy("Publish at once"), required=False)
    publish_help: Any = gettext_lazy("Otherwise they come in as drafts.")
    needed: Mapping[str, Any] = {}

    def __init__(self, *args: Any, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["publish"].help_text = self.publish_help
        if not may_publish:
            del self.fields["publish"]
        self.order_fields([name for name in self.fields if name != "publish"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in self.needed.keys() - self.mapping().keys():
            self.add_error(COLUMN_PREFIX + name, self.needed[name])
        return cleaned
