"""Registers the pages of inviting, and its words in the log."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from campaign.invitations.inviting import INVITED, INVITED_AGAIN
from campaign.invitations.views import InviteView, send_again


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("invitations/new/", InviteView.as_view(), name="invite_editor"),
        path("invitations/<int:user_id>/again/", send_again, name="invite_editor_again"),
    ]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(INVITED, _("Invite a colleague"), _("Invited by mail"))
    actions.register_action(INVITED_AGAIN, _("Invite again"), _("Invited by mail once more"))
