"""The admin's first page: how many endorsements wait and how many are held, not all of them."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from endorsers.models import Endorser
from endorsers.moderation.states import ModerationState


class WaitingEndorsementsPanel(Component):
    """Counts and links. Empty for those who can't decide, and where nothing waits and nothing is held."""

    name = "waiting_endorsements"
    template_name = "endorsers/admin/dashboard_panel.html"
    order = 215

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        may_decide = user.has_perm("endorsers.publish_endorser")
        return {
            "waiting": Endorser.objects.waiting().on_sites_of(user).count() if may_decide else 0,
            "list_url": f"{reverse('endorsers_admin:list')}?state={ModerationState.WAITING}",
            "held": Endorser.objects.held().count() if may_decide else 0,
            "held_url": f"{reverse('endorsers_admin:list')}?state={ModerationState.HELD}",
        }
