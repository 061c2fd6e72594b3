"""The editor's form of a site's settings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaign.core.editing.rows import FormOfSharedRow


class CampaignSettingsForm(FormOfSharedRow):
    """With the name that is kept in the record of the site: nobody looks for it there."""

    campaign_name = forms.CharField(
        label=_("Name of the campaign"),
        max_length=120,
        required=False,
        help_text=_("Stands in invitations and feeds; elsewhere where no organization is named."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["campaign_name"] = self.instance.site.site_name

    def save(self, commit: bool = True) -> Any:
        site = self.instance.site
        site.site_name = self.cleaned_data["campaign_name"]
        if commit and "campaign_name" in self.changed_data:
            site.save(update_fields=["site_name"])
        return super().save(commit)
