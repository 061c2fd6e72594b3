"""When a page or an endorser goes live and leaves the site by itself, in an editor's words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import PublishingPanel

WORDS = {
    "go_live_at": (
        _("Publish at"),
        _("The day and hour from which the public sees it. Left empty, it is seen as soon as you publish."),
    ),
    "expire_at": (
        _("Take off the site at"),
        _("From then on the public no longer sees it; nothing is deleted. Left empty, it stays."),
    ),
}


class SchedulePanel(PublishingPanel):
    """Wagtail's window for the schedule, which calls the two times “go live” and “expiry”."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for panel in self.children:
            panel.heading, panel.help_text = WORDS[panel.field_name]
