"""The admin's first page: how many endorsements wait, not all of them."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from endorsers.models import Endorser
from endorsers.moderation.standing import Standing


class WaitingEndorsementsPanel(Component):
    """A count and a link. Empty for those who can't decide, and where nothing waits."""

    name = "waiting_endorsements"
    template_name = "endorsers/admin/dashboard_panel.html"
    order = 215

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        may_decide = parent_context["request"].user.has_perm("endorsers.publish_endorser")
        return {
            "waiting": Endorser.objects.waiting().count() if may_decide else 0,
            "list_url": f"{reverse('endorsers_admin:list')}?standing={Standing.WAITING}",
        }
