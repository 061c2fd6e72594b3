"""The columns of the moderation list. None of them asks the database anything."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from campaign.core.text.lists import listed
from campaign.core.text.numbers import grouped
from endorsers.logos.sizes import logo_renditions
from endorsers.models import Endorser
from endorsers.moderation.states import ModerationState, moderation_state


class LogoColumn(Column):
    """The logo as it would stand on the wall: the one that waits, marked, or the published one."""

    cell_template_name = "endorsers/admin/logo_cell.html"

    def get_value(self, instance: Endorser) -> dict[str, Any] | None:
        if waiting := waiting_logo(instance):
            return {"url": reverse("endorsers_admin:pending_logo", args=[waiting]), "waits": True}
        made = logo_renditions(instance.logo) if instance.logo else []
        return {"url": made[0].url, "waits": False} if made else None


class WebsiteColumn(Column):
    cell_template_name = "endorsers/admin/website_cell.html"


class ProofColumn(Column):
    """Whether the address that confirmed belongs to the organization."""

    cell_template_name = "endorsers/admin/proof_cell.html"

    def get_value(self, instance: Endorser) -> dict[str, str | Promise]:
        contact = instance.contact
        if contact is None:
            return {"words": _("no representative"), "kind": "none"}
        if contact.is_held:
            return {"words": _("looks like a robot’s"), "kind": "open"}
        if not contact.is_confirmed:
            return {"words": _("unconfirmed"), "kind": "open"}
        if contact.speaks_from_own_domain:
            return {"words": _("own domain"), "kind": "good"}
        return {"words": _("other address"), "kind": "weak"}


class DuplicatesColumn(Column):
    """``duplicates`` was counted for the whole page of the list."""

    cell_template_name = "endorsers/admin/duplicates_cell.html"


class BroughtColumn(Column):
    """``brought`` was counted for the whole page of the list; None for one without a link."""

    def get_value(self, instance: Endorser) -> str:
        return "" if instance.brought is None else grouped(instance.brought)

    empty_value_display = ""


class PlaceColumn(Column):
    def get_value(self, instance: Endorser) -> str:
        scope = instance.get_scope_display()
        return listed([scope, instance.region])


class AgeColumn(Column):
    """How long it has been waiting for a decision, in the largest unit."""

    def get_value(self, instance: Endorser) -> str:
        since = instance.waiting_since if moderation_state(instance) == ModerationState.WAITING else None
        return timesince(since, now=timezone.now(), depth=1) if since else ""

    empty_value_display = ""


class StateColumn(Column):
    cell_template_name = "endorsers/admin/state_cell.html"

    def get_value(self, instance: Endorser) -> dict[str, Any]:
        state = moderation_state(instance)
        change = instance.live and state in (ModerationState.WAITING, ModerationState.ASKED)
        return {
            "words": _("change waits") if change else state.label,
            "primary": state in (ModerationState.WAITING, ModerationState.ASKED),
            "good": state == ModerationState.PUBLISHED,
        }


def waiting_logo(endorser: Endorser) -> int | None:
    """The key of the logo that the newest version brings, of an endorser read with its latest version."""
    revision = endorser.latest_revision
    return revision.content.get("new_logo") if revision else endorser.new_logo_id
