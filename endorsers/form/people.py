"""Who else speaks for an organization: invited, introduced, or asking for it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaign.web.forms.typed_fields import AddressField, LineField, NameField, missing
from endorsers.form.version import FIELD as FORM_VERSION
from endorsers.form.version import FormVersionField
from endorsers.models import EndorsementContact


class _PersonForm(forms.Form):
    name = NameField(label=_("Your name"), max_length=120, error_messages=missing(_("Enter your name.")))
    role = LineField(label=_("Your role"), max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


class IntroduceForm(_PersonForm):
    """Of one who was invited; the box is there until they accepted."""

    may_contact = forms.BooleanField(
        label=_("You may write to me about the next steps of the campaign."), required=False
    )

    def __init__(self, *args: Any, contact: EndorsementContact, **kwargs: Any) -> None:
        super().__init__(*args, initial={"name": contact.name, "role": contact.role}, **kwargs)
        if contact.is_confirmed:
            del self.fields["may_contact"]
        else:
            words = {"may_contact": str(self.fields["may_contact"].label)}
            self.fields[FORM_VERSION] = FormVersionField(words)

    def values(self) -> dict[str, Any]:
        may = self.cleaned_data.get("may_contact", False)
        shown = self.cleaned_data.get(FORM_VERSION) or {}
        words = shown.get("may_contact", "") if may else ""
        return {"name": self.cleaned_data["name"], "role": self.cleaned_data["role"], "may_contact": may} | {
            "consent_words": words
        }


class AccessForm(_PersonForm):
    """Of one who asks to take over."""

    email = AddressField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_("Best is one at your organization’s own domain. Those who speak for it now are told of it."),
    )
