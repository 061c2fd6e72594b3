"""The few facts with which a campaign begins, asked in a terminal and in the browser alike."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from campaign.web.forms.typed_fields import AddressField, LineField, LinesField


@dataclass(frozen=True, kw_only=True)
class Facts:
    """``name``: of the campaign; ``ask``: its demand in one sentence; the rest is who runs it and can be reached."""

    name: str
    ask: str
    organization: str
    contact_email: str
    postal_address: str = ""


class FactsForm(forms.Form):
    """Each field's help says where the fact will stand; all can be changed later."""

    name = LineField(
        label=_("Name of the campaign"),
        max_length=120,
        help_text=_(
            "Such as “Rights First Minerals Campaign”. The landing page’s title; stands in invitations and feeds too."
        ),
    )
    ask = LineField(
        label=_("Your demand in one sentence"),
        max_length=160,
        help_text=_("What you ask, of whom. It becomes the headline and the petition’s title."),
    )
    organization = LineField(
        label=_("Who runs it"),
        max_length=120,
        help_text=_("The organization or people who answer for it. Stands at the foot of pages and in mails."),
    )
    contact_email = AddressField(
        label=_("Contact address"),
        max_length=254,
        help_text=_("Where the public and the press can write to; answers to the site’s mails go there too."),
    )
    postal_address = LinesField(
        label=_("Postal address"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Many countries require it in campaign mails. May be given later."),
    )

    def facts(self) -> Facts:
        """What was typed, after ``is_valid()``."""
        return Facts(**self.cleaned_data)
