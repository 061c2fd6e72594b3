"""The report of trending networks and mail domains."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from campaign.runtime.signed_in import SignedInRequest
from petition.abuse.held import catches
from petition.abuse.raising import raised_networks
from petition.abuse.trends import DAY, HOUR, SAMPLE, WEEK, Trend, trends
from petition.admin.own_sites import own_petitions
from petition.counting.busiest import busiest_petitions
from petition.models import InvalidationRun, PetitionPage

WINDOWS = {"hour": HOUR, "day": DAY, "week": WEEK}
WINDOW_LABELS = {
    "hour": gettext_lazy("last hour"),
    "day": gettext_lazy("last 24 hours"),
    "week": gettext_lazy("last 7 days"),
}
PETITIONS_OFFERED = 100


class TrendsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """For those who make invalidation runs: each line leads to a rule that sets its signatures aside."""

    request: SignedInRequest

    model = InvalidationRun
    permission_required = "add"
    template_name = "petition/admin/trends.html"
    page_title = gettext_lazy("Trends of signing")
    header_icon = "warning"

    @cached_property
    def petitions(self) -> list[PetitionPage]:
        return busiest_petitions(PETITIONS_OFFERED, of=own_petitions(self.request.user))

    @cached_property
    def petition(self) -> PetitionPage | None:
        """The one that was asked for, or else the one that people sign most lately."""
        asked = self.request.GET.get("petition", "")
        found = [petition for petition in self.petitions if str(petition.pk) == asked]
        return next(iter(found or self.petitions), None)

    @cached_property
    def window(self) -> str:
        asked = self.request.GET.get("window", "")
        return asked if asked in WINDOWS else "day"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = trends(petition=self.petition, window=WINDOWS[self.window]) if self.petition else None
        tables = []
        if found:
            tables = [
                (gettext_lazy("Networks"), self._rows(found.networks, "network_key", found.since)),
                (gettext_lazy("Mail domains"), self._rows(found.domains, "domain", found.since)),
            ]
        return super().get_context_data(
            petitions=self.petitions,
            petition=self.petition,
            window=self.window,
            windows=WINDOW_LABELS,
            trends=found,
            tables=tables,
            sample=SAMPLE,
            catches=catches(self.petition) if self.petition else [],
            raised=raised_networks(),
            **kwargs,
        )

    def _raise_address(self, criterion: str, value: str) -> str:
        """Where a network's limit is raised for an hour; empty for a mail domain."""
        if criterion != "network_key":
            return ""
        return f"{reverse('raised_limits:add')}?{urlencode({'network_key': value})}"

    def _rows(self, found: list[Trend], criterion: str, since: datetime) -> list[tuple[Trend, str, str]]:
        """Each trend with the address of a rule that names it, and of raising its limit where it is a network."""
        signed_from = timezone.localtime(since - timedelta(minutes=1)).strftime("%Y-%m-%d %H:%M")
        rule = {"petition": self.petition.pk, "signed_from": signed_from}
        add = reverse("invalidation_runs:add")
        return [
            (trend, f"{add}?{urlencode(rule | {criterion: trend.value})}", self._raise_address(criterion, trend.value))
            for trend in found
        ]
