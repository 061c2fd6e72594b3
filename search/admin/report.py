"""The report of what people search for, and the way from a line of it to a promoted result."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Site

from campaign.core.access.sites import own_sites, sites_of
from campaign.runtime.signed_in import SignedInRequest
from search.models import LEAST_SEARCHES, SearchedWords
from search.query_log import notable

PERIODS = {"week": 7, "month": 30, "quarter": SearchedWords.DAYS_KEPT}
PERIOD_LABELS = {"week": _("last 7 days"), "month": _("last 30 days"), "quarter": _("last 90 days")}
MOST_SHOWN = 100


class SearchedWordsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """For those who promote results. ``?period=`` is a key of PERIODS, ``?site=`` the number of one of their sites.

    A post makes ``words`` ready to be promoted: on all sites, so by those who work on all.
    """

    request: SignedInRequest

    model = SearchPromotion
    permission_required = "add"
    template_name = "search/admin/searched_words.html"
    page_title = _("What people search for")
    header_icon = "search"

    @cached_property
    def period(self) -> str:
        asked = self.request.GET.get("period", "")
        return asked if asked in PERIODS else "month"

    @cached_property
    def sites(self) -> list[Site]:
        return list(sites_of(self.request.user).select_related("root_page").order_by("-is_default_site", "hostname"))

    @cached_property
    def site(self) -> Site | None:
        asked = self.request.GET.get("site", "")
        return next((site for site in self.sites if str(site.pk) == asked), self.sites[0] if self.sites else None)

    def post(self, request: SignedInRequest) -> HttpResponse:
        """Lead to Wagtail's form for the promoted results of these words."""
        words = notable(request.POST.get("words", ""))
        if not words or not own_sites(request.user).everything:
            return permission_denied(request)
        return redirect("wagtailsearchpromotions:edit", Query.get(words).pk)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        first_day = timezone.localdate() - timedelta(days=PERIODS[self.period] - 1)
        on_the_site = SearchedWords.objects.on_sites_of(self.request.user).filter(site=self.site)
        popular = on_the_site.since(first_day).popular()
        promoted = set(SearchPromotion.objects.values_list("query__query_string", flat=True))
        return super().get_context_data(
            period=self.period,
            periods=PERIOD_LABELS,
            sites=self.sites,
            site=self.site,
            search_url=f"{self.site.root_url if self.site else ''}{reverse('search')}",
            promotes=own_sites(self.request.user).everything,
            least=LEAST_SEARCHES,
            tables=[
                (_("Searched, nothing found"), popular.filter(last_found=0)[:MOST_SHOWN]),
                (_("Searched most"), popular.filter(last_found__gt=0)[:MOST_SHOWN]),
            ],
            promoted=promoted,
            **kwargs,
        )
