from django import forms
from django.utils.translation import gettext_lazy as _

from campaign.web.forms.typed_fields import LinesField


class CloseForm(forms.Form):
    words = LinesField(
        label=_("What came of it, and your thanks"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Stands in place of the form, on the site and on others that show the petition. An empty line begins a "
            "paragraph. You can change it later, with links, in each petition."
        ),
    )
    takes_organizations = forms.BooleanField(
        label=_("Organizations can still add themselves"),
        required=False,
        help_text=_("Otherwise their form closes too. You can change it later, on the endorsers page."),
    )
    sure = forms.BooleanField(
        label=_("Nobody can sign from now on"), help_text=_("You can open the campaign again on this page.")
    )
