"""Help for a mistyped mail domain on the web forms: asked once, never changed silently.

The JSON API and the import take an address as it comes: nobody is there to answer.
"""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from campaign.core.text.cleaning import clean_address
from campaign.mail.addresses.suggestions import suggested_address
from petition.form.forms import SignForm

TAKE = "take_suggestion"
# The address that the signer was asked about: sent again unchanged, it is meant as it stands.
ASKED_ABOUT = "address_checked"


class AskingSignForm(SignForm):
    """The sign form where a person can be asked.

    ``suggestion``: the address that was probably meant, where the form asks now. ``address_checked``: the one that
    the signer has been asked about, kept for when the form is shown again.
    """

    suggestion = address_checked = ""

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(_with_taken(data), **kwargs)

    def filled_in(self, data: QueryDict) -> Self:
        return super().filled_in(_with_taken(data))

    def clean(self) -> dict:
        cleaned = super().clean()
        typed = self.data.get("email", "").strip()
        suggestion = suggested_address(clean_address(typed))
        self.address_checked = typed if suggestion else ""
        if suggestion and typed != self.data.get(ASKED_ABOUT, "").strip():
            self.suggestion = suggestion
            question = _("Did you mean %(address)s? Choose below, or send the form again to keep what you typed.")
            self.add_error("email", ValidationError(question, code="doubt", params={"address": suggestion}))
        return cleaned


def _with_taken(data: QueryDict | None) -> QueryDict | None:
    """What was sent, with the suggested address in place of the typed one where the signer chose it."""
    if not data or not data.get(TAKE) or data[TAKE] != suggested_address(clean_address(data.get("email", ""))):
        return data
    taken = data.copy()
    taken["email"] = str(data[TAKE])
    return taken
