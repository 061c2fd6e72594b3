"""The admin's first page: how the campaign stands, what waits, what goes live next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WhatsNewInWagtailVersionPanel, WorkflowObjectsToModeratePanel
from wagtail.models import Page, Revision
from wagtail.permission_policies.pages import PagePermissionPolicy

from campaign.admin.dashboard.tasks import TasksPanel
from campaign.admin.menu import works_on_pages
from campaign.core.access.sites import own_sites
from campaign.core.charts.timeline import columns, spark
from petition.admin.overview import overview
from petition.models import PetitionPage

NEXT_SHOWN = 5
PLANNED_READ = NEXT_SHOWN * 4
# Counts on the first page may be so much behind: whoever reloads it often asks the database seldom.
SECONDS_KEPT = 15
# What waits for a decision stands among the tasks; Wagtail's own panel reads all of it at once.
REPLACED = (WhatsNewInWagtailVersionPanel, WorkflowObjectsToModeratePanel)


class CampaignPanel(Component):
    """Counts and the last thirty days of their sites, for everybody in the admin: no name, no address."""

    name = "campaign"
    template_name = "campaign_admin/dashboard/campaign.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        own = own_sites(user)
        key = "all" if own.everything else "-".join(map(str, sorted(own.pks)))
        numbers = cache.get_or_set(f"campaign_admin:overview:{key}", lambda: overview(user), SECONDS_KEPT)
        nowhere = not (own.everything or own.pks)
        online, daily = numbers.total - numbers.on_paper, [number for _day, number in numbers.days]
        before = online - sum(daily)
        return {
            "numbers": numbers,
            "chart": columns(numbers.days),
            "highest": max(numbers.days, key=lambda day: day[1]),
            "month": sum(daily),
            "growth": spark([before + number for number in accumulate(daily)]),
            "daily": spark(daily),
            "nowhere": nowhere,
        }


@dataclass(frozen=True)
class Planned:
    """What happens to a page by itself, in words."""

    at: datetime
    what: str
    page: Page


class NextPanel(Component):
    """What happens by itself, the next first: pages go live or leave the site, petitions close."""

    name = "next_pages"
    template_name = "campaign_admin/dashboard/next.html"
    order = 30

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        if not works_on_pages(user):
            return {"shown": False}
        planned = [*_go_live(), *_leave_the_site(), *_close()]
        theirs = PagePermissionPolicy().instances_user_has_any_permission_for(user, ["change", "publish"])
        pages = theirs.filter(pk__in={pk for pk, _at, _what in planned}).in_bulk()
        found = [Planned(at=at, what=what, page=pages[pk]) for pk, at, what in planned if pk in pages]
        return {"shown": True, "planned": sorted(found, key=lambda entry: entry.at)[:NEXT_SHOWN]}


def _go_live() -> list[tuple[int, datetime, str]]:
    scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False).order_by("approved_go_live_at")
    times = scheduled.values_list("object_id", "approved_go_live_at")[:PLANNED_READ]
    return [(int(pk), at, _("goes live")) for pk, at in times]


def _leave_the_site() -> list[tuple[int, datetime, str]]:
    leaving = Page.objects.live().filter(expire_at__gt=timezone.now()).order_by("expire_at")
    return [(pk, at, _("leaves the site")) for pk, at in leaving.values_list("pk", "expire_at")[:PLANNED_READ]]


def _close() -> list[tuple[int, datetime, str]]:
    closing = PetitionPage.objects.live().filter(state=PetitionPage.State.OPEN, closes_at__gt=timezone.now())
    times = closing.order_by("closes_at").values_list("pk", "closes_at")[:PLANNED_READ]
    return [(pk, at, _("closes: nobody can sign any more")) for pk, at in times]


def panels_of_the_campaign(request: HttpRequest, panels: list[Component]) -> None:
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED)]
    panels += [CampaignPanel(), TasksPanel(), NextPanel()]
