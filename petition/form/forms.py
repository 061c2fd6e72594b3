"""What a signer sends: one set of rules for the page, the API, the embed and the import."""

from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from campaign.core.geography.countries import CountryField, country_choices
from campaign.runtime.registry import provides
from campaign.web.forms.typed_fields import AddressField, CommentField, LineField, NameField, PlaceField, missing
from petition.abuse.puzzle import Proof
from petition.form.ages import MINOR, AgeField, is_asked_of
from petition.form.question_fields import ANSWER_PREFIX, question_fields
from petition.form.version import FIELD as FORM_VERSION
from petition.form.version import FormVersionField
from petition.models import PetitionPage
from petition.models.names import is_family_first
from petition.submission.postal_codes import has_postal_codes, validate_postal_code
from petition.submission.submission import Submission

ASKED_ABOUT = ("postal_code", "city", "country", "comment")
# What may be left out is behind one press, so that the button is near; so do a petition's own questions.
ADDED_ON_DEMAND = frozenset({"city", "comment", "show_comment"})
# Filled in by simple robots only: people do not see it, and browsers do not know what to fill in.
TRAP = "contact_preference"


@provides("petition.SignForm")
class SignForm(forms.Form):
    """The fields of every petition, fitted to one: what it asks, what it requires, its own questions."""

    given_name = NameField(label=_("Given name"), max_length=80, error_messages=missing(_("Enter your given name.")))
    family_name = NameField(label=_("Family name"), max_length=80, required=False)
    email = AddressField(label=_("E-mail address"), max_length=254)
    postal_code = LineField(
        label=_("Postal code"),
        max_length=20,
        validators=[validate_postal_code],
        error_messages=missing(_("Enter your postal code.")),
    )
    city = PlaceField(label=_("City"), max_length=120, error_messages=missing(_("Enter your city.")))
    country = CountryField(label=_("Country"), error_messages=missing(_("Choose your country.")))
    comment = CommentField(
        label=_("Why is this important to you?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=missing(_("Say why this is important to you.")),
    )
    age = AgeField()
    show_name = forms.BooleanField(label=_("Show my name and place in public."), required=False)
    show_comment = forms.BooleanField(required=False)
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
        if not shows_comments(petition):
            del self.fields["show_comment"]
        else:
            self.fields["show_comment"].label = petition.show_comment_label
        if is_asked_of(petition):
            self.fields["age"].fit(petition)
        else:
            del self.fields["age"]
        self.fields["subscribe"].label = petition.subscribe_label
        self.fields["show_name"].label = petition.show_name_label
        self.fields |= question_fields(petition)
        self.fields[FORM_VERSION] = FormVersionField(petition)
        if is_family_first(get_language() or ""):
            self.order_fields(["family_name", "given_name"])

    def filled_in(self, data: Any) -> Self:
        """This empty form with what somebody sent.

        The fields are shared: they are expensive to make, and hold nothing of a signer.
        """
        form = type(self).__new__(type(self))
        sent = {"is_bound": True, "data": data, "files": MultiValueDict(), "_errors": None, "_bound_fields_cache": {}}
        vars(form).update(vars(self), **sent)
        return form

    @property
    def first_fields(self) -> list[BoundField]:
        """What everybody sees at once, hidden fields among them."""
        return [field for field in self if not self._is_on_demand(field)]

    @property
    def fields_on_demand(self) -> list[BoundField]:
        """What may be left out: comment, city and questions that nobody has to answer."""
        return [field for field in self if self._is_on_demand(field)]

    @property
    def is_demanded(self) -> bool:
        """Whether any of these was filled in or is wrong, so that they have to be seen."""
        return any(field.errors or (self.is_bound and field.data) for field in self.fields_on_demand)

    def _is_on_demand(self, field: BoundField) -> bool:
        of = self.fields["comment"] if field.name == "show_comment" else field.field  # they stay together
        may_be_left_out = not of.required and not field.is_hidden
        return may_be_left_out and (field.name in ADDED_ON_DEMAND or field.name.startswith(ANSWER_PREFIX))

    def _clean_fields(self) -> None:
        """Django's loop without its bound fields, files and ``clean_<name>``, which these forms have none of."""
        for name, field in self.fields.items():
            try:
                self.cleaned_data[name] = field.clean(field.widget.value_from_datadict(self.data, self.files, name))
            except ValidationError as error:
                self.add_error(name, error)

    def clean(self) -> dict:
        super().clean()
        cleaned = self.cleaned_data
        if "postal_code" in self.errors and not has_postal_codes(cleaned.get("country", "")):
            # Nobody is asked for what their country does not have, and what it has not is not kept (case S8).
            del self._errors["postal_code"]
            cleaned["postal_code"] = ""
        return cleaned

    def submission(self, *, proved: int = Proof.NONE) -> Submission:
        """The validated values; ``proved``: which puzzle the device solved."""
        own, answers = {}, {}
        for name, value in self.cleaned_data.items():
            if not name.startswith(ANSWER_PREFIX):
                own[name] = value
            elif value not in (None, "", []):
                answers[name.removeprefix(ANSWER_PREFIX)] = value
        if "age" in own:
            own["minor"] = own.pop("age") == MINOR
        trapped = bool(self.data.get(TRAP))
        return Submission(**own, answers=answers, trapped=trapped, proved=bool(proved), worked=proved == Proof.HARDER)


def shows_comments(petition: PetitionPage) -> bool:
    """Whether signers are asked if their comment may be shown: not where it is shown nowhere."""
    return petition.ask_comment != PetitionPage.Ask.NO and petition.comments_shown != PetitionPage.Comments.OFF
