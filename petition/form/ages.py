"""Whether a signer is of age: the least that a petition can ask, and all that is kept of the answer.

Sources for the rules, which docs/signing.md tells: GDPR, article 5(1)(c) (no more data than needed) and article 8 (a
child under 16, in some countries 13 to 15, can't consent to a newsletter alone); UN Convention on the Rights of the
Child, articles 1 (a child is under 18) and 16 (privacy).
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaign.web.forms.typed_fields import missing
from petition.models import PetitionPage

ADULT, MINOR = "adult", "minor"
OF_AGE = 18


def is_asked_of(petition: PetitionPage) -> bool:
    """Whether the petition asks its signers for their age."""
    return petition.ask_age or petition.minimum_age is not None


class AgeField(forms.ChoiceField):
    """18 or older, or younger: no year and no date of birth."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        words: dict[str, Any] = {"label": _("How old are you?"), "error_messages": missing(_("Choose your age."))}
        super().__init__(**words | kwargs)

    def fit(self, petition: PetitionPage) -> None:
        """Offer the answers that the petition takes: nobody under its youngest signer."""
        youngest = petition.minimum_age or 0
        self.choices = [(ADULT, _("18 or older"))]
        if youngest < OF_AGE:
            younger = _("%(age)s or older, but under 18") % {"age": youngest} if youngest else _("under 18")
            self.choices = [*self.choices, (MINOR, younger)]
            self.help_text = _(
                "Name and words of people under 18 are not shown in public, and they get no newsletters, whatever is "
                "ticked below. Nothing else about your age is kept."
            )
        elif youngest:
            self.help_text = _("This petition is for people of 18 and older.")
