"""What a signer sends: one set of rules for the page, the API, the embed and the import."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaign.core.addresses import validate_address
from campaign.core.countries import country_choices
from petition.models import PetitionPage
from petition.question_fields import ANSWER_PREFIX, question_fields
from petition.submission import Submission

ASKED_ABOUT = ("postal_code", "country", "comment")


class SignForm(forms.Form):
    """The fields of every petition, fitted to one: what it asks, what it requires, its own questions."""

    given_name = forms.CharField(label=_("Given name"), max_length=80)
    family_name = forms.CharField(label=_("Family name"), max_length=80, required=False)
    email = forms.CharField(label=_("E-mail address"), max_length=254, validators=[validate_address])
    postal_code = forms.CharField(label=_("Postal code"), max_length=20)
    country = forms.ChoiceField(label=_("Country"))
    comment = forms.CharField(
        label=_("Why is this important to you?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    show_name = forms.BooleanField(label=_("Show my name, place and comment in public."), required=False)
    subscribe = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, petition: PetitionPage, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)
        self.petition = petition
        for name in ASKED_ABOUT:
            ask = getattr(petition, f"ask_{name}")
            if ask == PetitionPage.Ask.NO:
                del self.fields[name]
            else:
                self.fields[name].required = ask == PetitionPage.Ask.REQUIRED
        if "country" in self.fields:
            self.fields["country"].choices = [("", "—"), *country_choices()]
            self.fields["country"].initial = petition.default_country
        self.fields["subscribe"].label = petition.subscribe_label
        self.fields |= question_fields(petition)

    def submission(self, *, source: str = "", language: str = "") -> Submission:
        """The validated values, with where the signer came from and the language they read."""
        own, answers = {}, {}
        for name, value in self.cleaned_data.items():
            if not name.startswith(ANSWER_PREFIX):
                own[name] = value
            elif value not in (None, "", []):
                answers[name.removeprefix(ANSWER_PREFIX)] = value
        return Submission(**own, answers=answers, source=source, language=language)
