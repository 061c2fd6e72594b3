"""Registers endorsers in the admin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from endorsers.admin.bulk_actions import ACTIONS
from endorsers.admin.next_waiting import open_the_next
from endorsers.admin.viewsets import EndorserViewSet
from endorsers.import_export.exporting import EXPORTED
from endorsers.models import Endorser
from endorsers.moderation.merging import MERGED

register_snippet(EndorserViewSet)

hooks.register("after_edit_snippet", open_the_next)

for action in ACTIONS:
    hooks.register("register_bulk_action", action)


@hooks.register("before_publish")
def keep_withdrawn_endorsers_unpublished(request: HttpRequest, instance: object) -> HttpResponse | None:
    """An organization's own word is not overruled by the button in the editor."""
    if not isinstance(instance, Endorser) or not instance.withdrawn_at:
        return None
    messages.error(request, _("The organization withdrew its endorsement: it can’t be published."))
    return redirect("endorsers_admin:edit", instance.pk)


@hooks.register("register_log_actions")
def log_of_endorsers(actions: LogActionRegistry) -> None:
    actions.register_action(MERGED, _("Merge"), _("Merged with another entry of the same organization"))
    actions.register_action(EXPORTED, _("Export contacts"), _("Exported endorsers with their contacts"))
