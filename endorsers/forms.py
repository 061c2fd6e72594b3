"""What an organization sends to endorse: one set of rules for the page and the API."""

from django import forms
from django.utils.translation import gettext_lazy as _

from campaign.core.addresses import validate_address
from endorsers.models import Endorser
from endorsers.submitting import Endorsement


class EndorsementForm(forms.Form):
    name = forms.CharField(label=_("Organization"), max_length=200)
    website = forms.URLField(label=_("Website"), max_length=200, required=False, assume_scheme="https")
    scope = forms.ChoiceField(
        label=_("Where it works"),
        choices=Endorser.Scope.choices,
        widget=forms.RadioSelect,
        initial="national",
    )
    region = forms.CharField(
        label=_("State or region"),
        max_length=80,
        required=False,
        help_text=_("For a state or local organization."),
    )
    quote = forms.CharField(
        label=_("Why you endorse"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One or two sentences that we may show."),
    )
    contact_name = forms.CharField(label=_("Your name"), max_length=120)
    contact_role = forms.CharField(label=_("Your role"), max_length=120, required=False)
    contact_email = forms.CharField(
        label=_("Your e-mail address"),
        max_length=254,
        validators=[validate_address],
        help_text=_("Never shown. We may write to ask about the endorsement."),
    )
    authorized = forms.BooleanField(label=_("I am authorized to speak for this organization."))

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("scope") == Endorser.Scope.LOCAL and not cleaned.get("region"):
            self.add_error("region", _("Say in which state or region the organization works."))
        return cleaned

    def endorsement(self) -> Endorsement:
        values = {name: value for name, value in self.cleaned_data.items() if name != "authorized"}
        return Endorsement(**values)
