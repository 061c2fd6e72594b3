"""Registers the end of a campaign: its page in the admin, its place in the menu, its words in the log."""

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Site

from campaign.closing.verbs import ENDED, REOPENED
from campaign.closing.views import ArchiveView, ClosingView
from campaign.core.access.landing_page import may_publish_landing_page
from campaign.runtime.signed_in import SignedInRequest
from home.starting import default_site


class ClosingMenuItem(MenuItem):
    def is_shown(self, request: SignedInRequest) -> bool:
        return may_publish_landing_page(request.user, Site.find_for_request(request) or default_site())


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("closing/", ClosingView.as_view(), name="campaign_closing"),
        path("closing/archive/", ArchiveView.as_view(), name="campaign_archive"),
    ]


@hooks.register("register_settings_menu_item")
def menu_of_closing() -> MenuItem:
    url = reverse_lazy("campaign_closing")
    return ClosingMenuItem(_("End of the campaign"), url, name="closing", icon_name="circle-check", order=900)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(ENDED, _("End the campaign"), _("Ended the campaign"))
    actions.register_action(REOPENED, _("Open the campaign again"), _("Opened the campaign again"))
