"""Registers webhooks in the admin."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry

from campaign.webhooks.dashboard import SwitchedOffPanel
from campaign.webhooks.modeladmins import DeliveryAdmin
from campaign.webhooks.views import NEW_SECRET
from campaign.webhooks.viewsets import EndpointViewSet

DeliveryAdmin().register_with_wagtail()


@hooks.register("register_admin_viewset")
def webhooks_in_the_admin() -> EndpointViewSet:
    return EndpointViewSet()


@hooks.register("construct_homepage_panels")
def switched_off_webhooks(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(SwitchedOffPanel())


@hooks.register("register_log_actions")
def log_of_webhooks(actions: LogActionRegistry) -> None:
    actions.register_action(NEW_SECRET, _("New secret"), _("Made a new secret for the webhook"))
