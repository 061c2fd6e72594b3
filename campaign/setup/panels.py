"""On the admin's first page: the invitation to begin, then what is still to do until the launch."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from campaign.setup.beginning import can_begin
from campaign.setup.checklist import checklist
from campaign.setup.models import Launch
from campaign.setup.rights import may_begin, may_see_checklist
from home.starting import default_site

NEXT_LINES = 3


class SetupPanel(Component):
    name = "beginning"
    template_name = "setup/admin/panel.html"
    order = 1

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        if not may_see_checklist(user):
            return {}
        launch = Launch.objects.select_related("site__root_page").filter(site__is_default_site=True).first()
        if launch is None:
            return {"may_begin": can_begin(default_site()) and may_begin(user)}
        lines = checklist(launch.site)
        still_open = [line for line in lines if not line.is_done]
        if not still_open and not launch.is_waiting:
            return {}
        return {
            "launch": launch,
            "total": len(lines),
            "done": len(lines) - len(still_open),
            "next_lines": still_open[:NEXT_LINES],
        }
