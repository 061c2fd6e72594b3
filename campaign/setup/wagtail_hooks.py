"""Registers the set-up: its pages in the admin, its panel, and what strangers see before the launch."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry

from campaign.runtime.signed_in import SignedInRequest
from campaign.setup.launching import LAUNCHED
from campaign.setup.models import Launch
from campaign.setup.opens_soon import keep_closed
from campaign.setup.page_import.taking import TAKEN_IN
from campaign.setup.page_import.views import OpenView, ReviewView, TakenView
from campaign.setup.panels import SetupPanel
from campaign.setup.rights import may_see_checklist
from campaign.setup.views import ChecklistView, SetupView, launch

# Before Wagtail's own look at restrictions.
hooks.register("before_serve_page", keep_closed, order=-10)


class ChecklistMenuItem(MenuItem):
    def is_shown(self, request: SignedInRequest) -> bool:
        return may_see_checklist(request.user) and Launch.objects.waiting().exists()


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("setup/", SetupView.as_view(), name="campaign_setup"),
        path("setup/checklist/", ChecklistView.as_view(), name="campaign_checklist"),
        path("setup/launch/", launch, name="campaign_launch"),
        path("setup/page-import/", OpenView.as_view(), name="campaign_page_import"),
        path("setup/page-import/<int:pk>/", ReviewView.as_view(), name="campaign_page_import_review"),
        path("setup/page-import/<int:pk>/taken/", TakenView.as_view(), name="campaign_page_import_taken"),
    ]


@hooks.register("register_admin_menu_item")
def menu_of_the_checklist() -> MenuItem:
    return ChecklistMenuItem(
        _("Until the launch"), reverse_lazy("campaign_checklist"), name="checklist", icon_name="tasks", order=10
    )


@hooks.register("construct_homepage_panels")
def panel_of_the_setup(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(SetupPanel())


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(LAUNCHED, _("Launch the campaign"), _("Launched the campaign"))
    actions.register_action(TAKEN_IN, _("Take in a page from elsewhere"), _("Took in a page from elsewhere"))
