"""Which organizations’ contacts a mailing is for, in plain words."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from campaign.mailings.admin.filter_forms import FilterForm, WordsField, register_form
from endorsers.models import Endorser

_BOXES = forms.CheckboxSelectMultiple


class ContactFilterForm(FilterForm):
    reviews = forms.MultipleChoiceField(
        label=_("Endorsement"),
        choices=[
            ("public", _("shown on the wall")),
            ("waiting", _("waits for a decision")),
            ("asked_for_changes", _("was asked for changes")),
            ("rejected", _("was turned down")),
        ],
        initial=["public"],
        widget=_BOXES,
    )
    scopes = forms.MultipleChoiceField(label=_("Scope"), required=False, choices=Endorser.Scope.choices, widget=_BOXES)
    regions = WordsField(label=_("State or region"), help_text=_("Such as Ohio, Kansas; a comma between them."))
    languages = forms.MultipleChoiceField(
        label=_("Language"), required=False, choices=settings.LANGUAGES, widget=_BOXES
    )


register_form("endorsers", ContactFilterForm)
