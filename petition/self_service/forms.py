"""Forms of the signer's own pages."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from campaign.core.pages.translations import in_language
from campaign.web.forms.typed_fields import AddressField
from petition.form.ages import ADULT, MINOR
from petition.form.forms import SignForm
from petition.form.question_fields import ANSWER_PREFIX, OneChoice, SeveralChoices
from petition.models import Signature


class LinkForm(forms.Form):
    """An address, to which the links are sent."""

    email = AddressField(label=_("E-mail address"), max_length=254)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


class OwnSignatureForm(SignForm):
    """The petition's form with what the signature says, but for the address: who has another one signs again.

    It is asked in the active language where the petition is translated into it; answers are the same in all (case S40).
    """

    def __init__(self, data: Any = None, *, signature: Signature) -> None:
        answers = {f"{ANSWER_PREFIX}{name}": answer for name, answer in signature.answers.items()}
        own = {name: getattr(signature, name) for name in SignForm.base_fields if name != "age"}
        own["age"] = MINOR if signature.minor else ADULT
        shown = in_language(signature.petition, get_language() or "").specific
        super().__init__(data, petition=shown, initial=own | answers)
        del self.fields["email"]
        self.signature = signature
        for name, answer in answers.items():
            if isinstance(field := self.fields.get(name), OneChoice | SeveralChoices):
                field.keep(answer)

    def changes(self) -> dict[str, Any]:
        """The values as the signature keeps them. Answers to questions that are asked no more stay."""
        changes = {name: value for name, value in self.cleaned_data.items() if not name.startswith(ANSWER_PREFIX)}
        if "age" in changes:
            changes["minor"] = changes.pop("age") == MINOR
        answers = dict(self.signature.answers)
        for name, value in self.cleaned_data.items():
            if name.startswith(ANSWER_PREFIX):
                answers[name.removeprefix(ANSWER_PREFIX)] = _stored(value)
        return changes | {"answers": {name: value for name, value in answers.items() if value not in (None, "", [])}}


def _stored(value: Any) -> Any:
    """The value as it comes back from the database's JSON."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
