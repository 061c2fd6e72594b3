"""The admin's first page: how the campaign stands, what waits, what goes live next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WhatsNewInWagtailVersionPanel
from wagtail.models import Page, Revision
from wagtail.permission_policies.pages import PagePermissionPolicy

from campaign.admin.menu import works_on_pages
from campaign.core.access.sites import own_sites
from campaign.core.text.numbers import grouped
from petition.admin.menu import may
from petition.admin.overview import COUNTED_AT_MOST, overview, waiting
from petition.admin.signatures.comments import comments_to_review
from petition.models import PetitionPage
from resources.admin.link_report import RIGHTS
from resources.models import LinkCheck

WIDTH, HEIGHT, GAP = 600, 160, 4


@dataclass(frozen=True)
class Bar:
    """One day. Coordinates are whole units of the drawing, from its upper left corner."""

    day: date
    number: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def highest(self) -> Bar | None:
        return max(self.bars, key=lambda bar: bar.number, default=None)

    @property
    def total(self) -> int:
        return sum(bar.number for bar in self.bars)


def chart_of(days: list[tuple[date, int]]) -> Chart:
    """A bar a day, the highest as high as the drawing. A day with signatures is never drawn as empty."""
    most = max((number for _day, number in days), default=0)
    step = WIDTH // max(len(days), 1)
    bars = []
    for place, (day, number) in enumerate(days):
        height = max(round(number * HEIGHT / most), 2) if number > 0 else 0
        bars.append(Bar(day, number, place * step, HEIGHT - height, step - GAP, height))
    return Chart(bars)


NEXT_SHOWN = 5
PLANNED_READ = NEXT_SHOWN * 4
# Counts on the first page may be this many seconds old, so reloading it often costs the database little.
SECONDS_KEPT = 15


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
        return {"numbers": numbers, "chart": chart_of(numbers.days), "nowhere": nowhere}


class WaitingPanel(Component):
    """What somebody should look at, each line for those who can do something about it."""

    name = "waiting"
    template_name = "campaign_admin/dashboard/waiting.html"
    order = 20

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        lines = [*_signatures_that_wait(user), *_links_that_fail(user)]
        in_words = [(_line(label, number), url) for label, number, url in lines if number]
        return {"lines": in_words, "shown": bool(in_words)}


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


def _line(label: str, number: int) -> str:
    # Whole phrases: languages differ in the space before a colon.
    words = _("%(label)s: %(number)s or more") if number >= COUNTED_AT_MOST else _("%(label)s: %(number)s")
    return words % {"label": label, "number": grouped(min(number, COUNTED_AT_MOST))}


def _signatures_that_wait(user: Any) -> list[tuple]:
    if not may(user, "change"):
        return []
    numbers, signatures = waiting(user), reverse("signatures:index")
    return [
        (_("Comments to look at"), comments_to_review(user).count(), reverse("signatures:comments")),
        (_("Signatures set aside as suspicious"), numbers.suspicious, f"{signatures}?state=rejected"),
        (_("Mails that failed and are tried again"), numbers.mails_failing, ""),
        (_("Mails given up lately"), numbers.mails_given_up, ""),
    ]


def _links_that_fail(user: Any) -> list[tuple]:
    pages = PagePermissionPolicy().instances_user_has_any_permission_for(user, RIGHTS)
    if not works_on_pages(user):
        return []
    broken = LinkCheck.objects.broken().filter(resource__in=pages.values("pk"))
    return [(_("Broken links in resources"), broken.order_by().count(), reverse("link_report"))]


def panels_of_the_campaign(request: HttpRequest, panels: list[Component]) -> None:
    panels[:] = [panel for panel in panels if not isinstance(panel, WhatsNewInWagtailVersionPanel)]
    panels += [CampaignPanel(), WaitingPanel(), NextPanel()]
