"""Registers mailings in the admin."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from campaign.core.access.sites import belongs_to_sites
from campaign.mailings.admin.viewsets import MailingViewSet
from campaign.mailings.models import Mailing
from campaign.mailings.sending import verbs

belongs_to_sites(Mailing, lambda user: Mailing.objects.on_sites_of(user))
register_snippet(MailingViewSet)
# A mailing is released by sending it, or by its review: the two would be pressed for sending.
_NOT_OFFERED = ("action-publish", "action-unpublish")


@hooks.register("construct_snippet_action_menu")
def only_drafts_and_reviews(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    if context["model"] is Mailing:
        menu_items[:] = [item for item in menu_items if item.name not in _NOT_OFFERED]


@hooks.register("before_bulk_action")
def keep_what_was_sent(request: HttpRequest, action_type: str, objects: Iterable[object], action: object) -> Any:
    """Many at once are deleted while all are drafts: who got what was sent stays known."""
    if action_type != "delete" or not any(isinstance(one, Mailing) and not one.is_open for one in objects):
        return None
    messages.error(request, _("Only drafts can be deleted: what was sent is kept, with its report."))
    return redirect("mailings_admin:list")


@hooks.register("register_log_actions")
def log_of_mailings(actions: LogActionRegistry) -> None:
    actions.register_action(verbs.SENT, _("Send"), _("Sent, or set a time for it"))
    actions.register_action(verbs.PAUSED, _("Pause"), _("Paused"))
    actions.register_action(verbs.RESUMED, _("Go on"), _("Went on"))
    actions.register_action(verbs.STOPPED, _("Stop"), _("Stopped for good"))
    actions.register_action(verbs.TAKEN_BACK, _("Take back"), _("Taken back before it began"))
