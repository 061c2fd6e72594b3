"""The admin's first page: how the campaign stands, what waits, what goes live next."""

from collections.abc import Mapping
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WhatsNewInWagtailVersionPanel
from wagtail.models import Page, Revision
from wagtail.permission_policies.pages import PagePermissionPolicy

from campaign.office.dashboard.chart import chart_of
from campaign.office.menu import works_on_pages
from petition.counting.overview import COUNTED_AT_MOST, overview, waiting
from petition.ledger.menu import may
from resources.links.report import RIGHTS
from resources.models import LinkCheck

NEXT_SHOWN = 5
# Counts on the first page may be so much behind: whoever reloads it often asks the database seldom.
SECONDS_KEPT = 15


class CampaignPanel(Component):
    """Counts and the last thirty days, for everybody in the admin: no name and no address stands in it."""

    name = "campaign"
    template_name = "office/dashboard/campaign.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        numbers = cache.get_or_set("office:overview", overview, SECONDS_KEPT)
        return {"numbers": numbers, "chart": chart_of(numbers.days)}


class WaitingPanel(Component):
    """What somebody should look at, each line for those who can do something about it."""

    name = "waiting"
    template_name = "office/dashboard/waiting.html"
    order = 20

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        lines = [*_signatures_that_wait(user), *_links_that_fail(user)]
        return {"lines": [line for line in lines if line[1]], "most": COUNTED_AT_MOST, "shown": bool(lines)}


class NextPanel(Component):
    """Pages that publish themselves, the next first."""

    name = "next_pages"
    template_name = "office/dashboard/next.html"
    order = 30

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        if not works_on_pages(user):
            return {"pages": []}
        scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False).order_by("approved_go_live_at")
        times = {int(pk): at for pk, at in scheduled.values_list("object_id", "approved_go_live_at")[: NEXT_SHOWN * 4]}
        theirs = PagePermissionPolicy().instances_user_has_any_permission_for(user, ["change", "publish"])
        pages = Page.objects.filter(pk__in=times).filter(pk__in=theirs.values("pk"))
        found = sorted(((times[page.pk], page) for page in pages), key=lambda pair: pair[0])
        return {"pages": found[:NEXT_SHOWN]}


def _signatures_that_wait(user: Any) -> list[tuple]:
    if not may(user, "change"):
        return []
    numbers, ledger = waiting(), reverse("signatures:index")
    return [
        (_("Signatures set aside as suspicious"), numbers.suspicious, f"{ledger}?state=rejected"),
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
