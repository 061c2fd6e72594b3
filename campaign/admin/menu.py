"""The admin's menu in the campaign's words. Each entry for those who may go there."""

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.permission_policies.pages import PagePermissionPolicy

from campaign.runtime.signed_in import SignedInRequest
from petition.admin.menu import OPERATIONS

# What Wagtail brings follows what the campaign works with. Forms are its contrib app's; nobody here makes one.
WAGTAILS_ORDER = {"explorer": 200, "images": 210, "documents": 220}
# A hook like Wagtail's "construct_settings_menu".
OPERATIONS_SHOWN = "construct_operations_menu"
NOT_USED = {"forms"}
REPORTS_OF_REVIEWS = {"workflows", "workflow-tasks"}


def works_on_pages(user: User) -> bool:
    return PagePermissionPolicy().user_has_any_permission(user, ["add", "change", "publish"])


class PagesMenuItem(MenuItem):
    """For those who work on pages."""

    def is_shown(self, request: SignedInRequest) -> bool:
        return works_on_pages(request.user)


class CampaignSettingsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("core.change_campaignsettings")


def landing_page_menu_item() -> MenuItem:
    return PagesMenuItem(
        _("Landing page"), reverse_lazy("open_landing_page"), name="landing-page", icon_name="home", order=5
    )


def languages_menu_item() -> MenuItem:
    return PagesMenuItem(_("Languages"), reverse_lazy("languages"), name="languages", icon_name="globe", order=65)


def campaign_settings_menu_item() -> MenuItem:
    url = reverse_lazy("wagtailsettings:edit", args=["core", "campaignsettings"])
    return CampaignSettingsMenuItem(_("Campaign settings"), url, name="campaign", icon_name="site", order=70)


def operations_menu_item() -> SubmenuMenuItem:
    menu = Menu(register_hook_name=OPERATIONS, construct_hook_name=OPERATIONS_SHOWN)
    return SubmenuMenuItem(_("Operations"), menu, name="operations", icon_name="cogs", order=80)


def in_campaign_order(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in NOT_USED]
    for item in items:
        item.order = WAGTAILS_ORDER.get(item.name, item.order)


def reports_of_use(request: SignedInRequest, items: list[MenuItem]) -> None:
    """Wagtail offers the reports of reviews to everybody, and sends away who does not work on pages."""
    if not works_on_pages(request.user):
        items[:] = [item for item in items if item.name not in REPORTS_OF_REVIEWS]
