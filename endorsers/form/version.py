"""The hidden field by which the form for organizations says which words stood beside its boxes (case S39).

The words are the platform's own, in each language, and change with its releases. The version is the words themselves,
signed: whatever form was kept wherever, what it showed is known without a record of all that ever was.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FIELD = "form_version"
LONGEST = 4000
_SALT = "endorsers.form.version"


class FormVersionField(forms.CharField):
    """``words``: what stands beside each box, by its name. Cleaned to those that were shown, today's for no version."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = dict(words)
        version = signing.dumps(self.words, salt=_SALT, compress=True)
        super().__init__(
            label=_("Version of the form"),
            max_length=LONGEST,
            required=False,
            initial=version,
            widget=forms.HiddenInput,
        )

    def bound_data(self, data: Any, initial: Any) -> Any:
        """A form that is shown again shows today's words."""
        return initial

    def clean(self, value: Any) -> dict[str, str]:
        version = super().clean(value)
        try:
            return signing.loads(version, salt=_SALT) if version else self.words
        except signing.BadSignature as error:
            words = _("This form shows other words than before. Please read them, then send it once more.")
            raise ValidationError(words, code="version") from error
