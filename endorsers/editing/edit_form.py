"""The form of an endorser in the admin."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from campaign.core.access.sites import sites_of


class EndorserForm(WagtailAdminModelForm):
    """Offers the sites on which its editor works; an editor of one site is not asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "site" not in self.fields or self.for_user is None:
            return
        sites = sites_of(self.for_user)
        self.fields["site"].queryset = sites
        if len(sites) == 1:
            self.instance.site = sites[0]
            del self.fields["site"]
