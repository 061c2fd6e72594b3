"""The editor's form of a resource."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaign.core.pages.form import ReadableSlugForm
from resources.editing.dates import read_date
from resources.editing.language_codes import language_code


class ResourceForm(ReadableSlugForm):
    """The date is typed as it is known: a calendar would make today of “December 2025”."""

    date = forms.CharField(
        label=_("Date of publication"),
        max_length=40,
        help_text=_("As you know it: 4 December 2025, December 2025 or 2025."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["date"] = self.instance.date_iso

    def clean_date(self) -> datetime.date:
        """A draft may be saved without one; then the last one stays."""
        if written := self.cleaned_data["date"]:
            day, self.instance.date_precision = read_date(written)
            return day
        return self.instance.date

    def clean_language(self) -> str:
        """The code of a language that is given by its name; whether there is such a code, the page says."""
        return language_code(self.cleaned_data["language"])
