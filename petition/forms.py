"""What a signer sends: one set of rules for the page, the API, the embed and the import."""

from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from campaign.core.addresses import validate_address
from campaign.core.countries import CountryField, country_choices
from petition.models import PetitionPage
from petition.names import CommentField, NameField
from petition.places import has_postal_codes, validate_postal_code
from petition.question_fields import ANSWER_PREFIX, question_fields
from petition.submission import Submission

ASKED_ABOUT = ("postal_code", "city", "country", "comment")
# Filled in by simple robots only: people do not see it, and browsers do not know what to fill in.
TRAP = "contact_preference"


class SignForm(forms.Form):
    """The fields of every petition, fitted to one: what it asks, what it requires, its own questions."""

    given_name = NameField(label=_("Given name"), max_length=80)
    family_name = NameField(label=_("Family name"), max_length=80, required=False)
    email = forms.CharField(label=_("E-mail address"), max_length=254, validators=[validate_address])
    postal_code = forms.CharField(label=_("Postal code"), max_length=20, validators=[validate_postal_code])
    city = NameField(label=_("City"), max_length=120)
    country = CountryField(label=_("Country"))
    comment = CommentField(
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
        self.fields["show_name"].label = petition.show_name_label
        self.fields |= question_fields(petition)

    def filled_in(self, data: Any) -> Self:
        """This empty form with what somebody sent.

        The fields are shared: they are dear to make, and hold nothing of a signer.
        """
        form = type(self).__new__(type(self))
        sent = {"is_bound": True, "data": data, "files": MultiValueDict(), "_errors": None, "_bound_fields_cache": {}}
        vars(form).update(vars(self), **sent)
        return form

    def _clean_fields(self) -> None:
        """Django's loop without its bound fields, files and ``clean_<name>``, which these forms have none of."""
        for name, field in self.fields.items():
            try:
                self.cleaned_data[name] = field.clean(field.widget.value_from_datadict(self.data, self.files, name))
            except ValidationError as error:
                self.add_error(name, error)

    def clean(self) -> dict:
        cleaned = super().clean()
        if "postal_code" in self.errors and not has_postal_codes(cleaned.get("country", "")):
            # Nobody is asked for what their country does not have, and what it has not is not kept (case S8).
            del self._errors["postal_code"]
            cleaned["postal_code"] = ""
        return cleaned

    def submission(self, *, proved: bool = False) -> Submission:
        """The validated values; ``proved``: the device solved the petition's puzzle."""
        own, answers = {}, {}
        for name, value in self.cleaned_data.items():
            if not name.startswith(ANSWER_PREFIX):
                own[name] = value
            elif value not in (None, "", []):
                answers[name.removeprefix(ANSWER_PREFIX)] = value
        trapped = bool(self.data.get(TRAP))
        return Submission(**own, answers=answers, trapped=trapped, proved=proved)
