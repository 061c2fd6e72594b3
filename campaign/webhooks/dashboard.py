"""The admin's first page: webhooks that were switched off because they took nothing."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from campaign.core.access.sites import own_rows
from campaign.webhooks.modeladmins import may_keep
from campaign.webhooks.models import WebhookEndpoint


class SwitchedOffPanel(Component):
    """Empty for those who don't keep webhooks, and where all is well."""

    name = "switched_off_webhooks"
    template_name = "core/admin/webhooks_panel.html"
    order = 90

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        keeps = may_keep(user)
        off = own_rows(user, WebhookEndpoint).filter(enabled=False).exclude(off_reason="")
        return {"endpoints": list(off) if keeps else []}
