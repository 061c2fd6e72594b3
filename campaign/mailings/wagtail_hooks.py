"""What Wagtail's log says of mailings."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from campaign.mailings.sending import verbs


@hooks.register("register_log_actions")
def log_of_mailings(actions: LogActionRegistry) -> None:
    actions.register_action(verbs.SENT, _("Send"), _("Sent, or set a time for it"))
    actions.register_action(verbs.TAKEN_BACK, _("Take back"), _("Taken back before it began"))
    actions.register_action(verbs.PAUSED, _("Pause"), _("Paused"))
    actions.register_action(verbs.RESUMED, _("Go on"), _("Went on"))
    actions.register_action(verbs.STOPPED, _("Stop"), _("Stopped for good"))
