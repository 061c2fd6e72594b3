"""Registers the beginning: its pages in the admin, its panel, and what strangers see before the launch."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry

from campaign.begin.bringing.taking import TAKEN_IN
from campaign.begin.bringing.views import OpenView, ReviewView, TakenView
from campaign.begin.launching import LAUNCHED
from campaign.begin.models import Launch
from campaign.begin.opens_soon import keep_closed
from campaign.begin.panels import BeginningPanel
from campaign.begin.rights import may_see_checklist
from campaign.begin.views import BeginView, ChecklistView, launch
from campaign.runtime.signed_in import SignedInRequest

# Before Wagtail's own look at restrictions.
hooks.register("before_serve_page", keep_closed, order=-10)


class ChecklistMenuItem(MenuItem):
    def is_shown(self, request: SignedInRequest) -> bool:
        return may_see_checklist(request.user) and Launch.objects.waiting().exists()


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("begin/", BeginView.as_view(), name="campaign_begin"),
        path("begin/checklist/", ChecklistView.as_view(), name="campaign_checklist"),
        path("begin/launch/", launch, name="campaign_launch"),
        path("begin/bring/", OpenView.as_view(), name="campaign_bring"),
        path("begin/bring/<int:pk>/", ReviewView.as_view(), name="campaign_bring_review"),
        path("begin/bring/<int:pk>/taken/", TakenView.as_view(), name="campaign_bring_taken"),
    ]


@hooks.register("register_admin_menu_item")
def menu_of_the_checklist() -> MenuItem:
    return ChecklistMenuItem(
        _("Until the launch"), reverse_lazy("campaign_checklist"), name="checklist", icon_name="tasks", order=10
    )


@hooks.register("construct_homepage_panels")
def panel_of_the_beginning(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(BeginningPanel())


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(LAUNCHED, _("Launch the campaign"), _("Launched the campaign"))
    actions.register_action(TAKEN_IN, _("Take in a page from elsewhere"), _("Took in a page from elsewhere"))
