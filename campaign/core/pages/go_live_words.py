"""When a page or an endorser goes live and leaves the site by itself, in an editor's words."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import PublishingPanel


def _time_zone() -> str:
    """An editor's own, where their account names one."""
    zone, now = timezone.get_current_timezone_name(), timezone.localtime()
    return gettext("Time zone: %(zone)s, where it is %(time)s now.") % {
        "zone": zone.replace("_", " "),
        "time": date_format(now, "TIME_FORMAT"),
    }


TIME_ZONE_NOW = lazy(_time_zone, str)()

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
            panel.heading, words = WORDS[panel.field_name]
            panel.help_text = format_lazy("{} {}", words, TIME_ZONE_NOW)
