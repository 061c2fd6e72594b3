"""The hidden field by which a form says which words it showed (case S39)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from petition.models import PetitionPage
from petition.submission.consent import UnknownVersionError, words_seen

FIELD = "form_version"
LONGEST = 40


class FormVersionField(forms.CharField):
    """Out goes the version of the words that are shown, in comes that of the words that were.

    An older one is as good as today's: it says what its signer read. One that no form ever had is refused.
    """

    def __init__(self, petition: PetitionPage) -> None:
        super().__init__(
            label=_("Version of the form"),
            max_length=LONGEST,
            required=False,
            help_text=_("Names the words that the form showed: send it back as it is."),
            initial=petition.form_version,
            widget=forms.HiddenInput,
        )
        self.petition = petition

    def bound_data(self, data: Any, initial: Any) -> Any:
        """A form that is shown again shows today's words."""
        return initial

    def clean(self, value: Any) -> str:
        version = super().clean(value)
        try:
            words_seen(self.petition, version)
        except UnknownVersionError as error:
            words = _("This form shows other words than before. Please read them, then send it once more.")
            raise ValidationError(words, code="version") from error
        return version
