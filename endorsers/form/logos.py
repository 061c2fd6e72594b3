"""Forms with a logo, which survives an error elsewhere in the form."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from endorsers.logos import accepting as logos
from endorsers.logos.cleaning import LARGEST_FILE, CleanLogo, clean_logo
from endorsers.models import PendingLogo

ACCEPTED = "image/png,image/jpeg,image/webp,image/svg+xml"


class LogoField(forms.FileField):
    """A picture file; its clean value is a ``CleanLogo``, or None where no file was chosen."""

    widget = forms.FileInput(attrs={"accept": ACCEPTED})

    def clean(self, data: UploadedFile | None, initial: Any = None) -> CleanLogo | None:
        file = super().clean(data, initial)
        if not file:
            return None
        # One byte more than is allowed is enough to see that it is too large.
        return clean_logo(file.read(LARGEST_FILE + 1), file_name=file.name)


class FormWithLogo(forms.Form):
    """``logo`` is the file; ``logo_token`` stands for one that an earlier, faulty try has brought."""

    logo = LogoField(
        label=_("Logo"),
        required=False,
        help_text=_("PNG, JPEG, WebP or SVG, at most 2 MB, best with a transparent background."),
    )
    logo_token = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    drop_logo = forms.BooleanField(label=_("Leave out this logo."), required=False)
    may_show_logo = forms.BooleanField(
        label=_("The campaign may show this logo: we have the right to allow it."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self._stored: PendingLogo | None = None
        if self.kept_logo:
            self._show_kept()

    @property
    def kept_logo(self) -> PendingLogo | None:
        """The logo that an earlier try has brought."""
        if self._stored is None and self.is_bound:
            self._stored = logos.by_token(str(self.data.get(self.add_prefix("logo_token"), "")))
        return self._stored

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        dropped = cleaned.get("drop_logo") and not cleaned.get("logo")
        if (cleaned.get("logo") or (self.kept_logo and not dropped)) and not cleaned.get("may_show_logo"):
            self.add_error("may_show_logo", _("Tick this box, or leave out the logo."))
        return cleaned

    def stored_logo(self) -> PendingLogo | None:
        """The logo that is sent, stored; the one kept from an earlier try where no other was chosen."""
        self.is_valid()  # what is wrong elsewhere does not matter here
        chosen = self.cleaned_data.get("logo")
        if chosen:
            if self._stored:
                self._stored.delete()
            self._stored = logos.keep(chosen)
        elif self.cleaned_data.get("drop_logo"):
            return None
        return self.kept_logo

    def keep_logo(self) -> None:
        """Store the logo of a form that is not taken now; what stands for it is in the form that is shown again."""
        if stored := self.stored_logo():
            self.data = self.data.copy()
            self.data[self.add_prefix("logo_token")] = logos.token_of(stored)
            self._show_kept()

    def _show_kept(self) -> None:
        self["logo"].help_text = _("“%(file)s” is kept. Choose another file to replace it.") % {
            "file": self._stored.file_name
        }
