"""The part about mails on a person's own page: what was sent to them, and their choice."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from campaign.mailings.choosing.own_mailings import SentMailing, known_of, mailings_to, wanted_by
from campaign.mailings.returns.choices import Choice


class ChoiceForm(forms.Form):
    news = forms.ChoiceField(
        label=_("Which mails do you want?"),
        choices=Choice.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )

    def chosen(self) -> Choice:
        return Choice(self.cleaned_data["news"])


@dataclass(frozen=True)
class OwnMails:
    """``suppressed``: no mailing goes to the mailbox any more, because mails came back or were called spam."""

    sent: list[SentMailing]
    form: ChoiceForm
    suppressed: bool


def own_mails(canonical_email: str, *, subscribed: bool, form: ChoiceForm | None = None) -> OwnMails:
    chosen = Choice(wanted_by(canonical_email).value) if subscribed else Choice.NONE
    suppressed = subscribed and known_of(canonical_email).exclude(suppressed="").exists()
    form = form or ChoiceForm(initial={"news": chosen.value}, label_suffix="")
    return OwnMails(mailings_to(canonical_email), form, suppressed)
