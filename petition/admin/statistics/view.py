"""The page of statistics, and its tables as files. For whoever may enter the admin: numbers, no names."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from campaign.core.access.sites import own_sites
from campaign.core.charts.timeline import columns, curve
from campaign.core.text.numbers import grouped
from campaign.imports.csv_files import written
from campaign.runtime.signed_in import SignedInRequest
from petition.admin.own_sites import own_petitions
from petition.admin.signatures.listing import petition_choices
from petition.admin.statistics.kinds import Kind, kinds, shared
from petition.counting.statistics import Growth, Petitions, Span, growth, in_steps
from petition.models import PetitionPage, Signature
from petition.models.progress import progress

GROWTH = "growth"
# Days of a time that one click chooses; None is all.
PERIODS = (
    (7, gettext_lazy("7 days")),
    (30, gettext_lazy("30 days")),
    (365, gettext_lazy("A year")),
    (None, gettext_lazy("All")),
)


class StatisticsForm(forms.Form):
    petition = forms.TypedChoiceField(label=gettext_lazy("Petition"), required=False, coerce=int, empty_value=None)
    since = forms.DateField(label=gettext_lazy("From"), required=False, widget=AdminDateInput)
    until = forms.DateField(label=gettext_lazy("Until"), required=False, widget=AdminDateInput)

    def __init__(self, data: Any) -> None:
        super().__init__(data, label_suffix="")
        self.fields["petition"].choices = [("", _("All")), *petition_choices()]

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("This day is before the first one."))
        return cleaned

    @property
    def span(self) -> Span:
        return Span(self.cleaned_data.get("since"), self.cleaned_data.get("until"))


class StatisticsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    request: SignedInRequest

    model = Signature
    template_name = "petition/admin/statistics.html"
    page_title = gettext_lazy("Statistics")
    header_icon = "chart"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if asked := request.GET.get("download"):
            return self._download(asked)
        return super().get(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def form(self) -> StatisticsForm:
        form = StatisticsForm(self.request.GET)
        form.is_valid()
        return form

    @cached_property
    def petition(self) -> PetitionPage | None:
        """The one that was asked for, or the only one."""
        pk = self.form.cleaned_data.get("petition") or (next(iter(self._titles)) if len(self._titles) == 1 else None)
        return own_petitions(self.request.user).filter(pk=pk).first() if pk else None

    @cached_property
    def petitions(self) -> Petitions:
        """None for all there are: the tallies are then read without a list of numbers."""
        if self.petition:
            return [self.petition.counted_id]
        return None if own_sites(self.request.user).everything else list(self._titles)

    @cached_property
    def _titles(self) -> dict[int, str]:
        return dict(own_petitions(self.request.user).originals().values_list("pk", "title"))

    @cached_property
    def _days(self) -> list[Growth]:
        return growth(self.petitions, self.form.span)

    @cached_property
    def _kinds(self) -> list[Kind]:
        return kinds(self.petitions, self.form.span, user=self.request.user, titles=self._titles)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        days = self._days
        steps = in_steps(days)
        by_share, known = shared(self.petitions, self.form.span)
        return super().get_context_data(
            form=self.form,
            petition=self.petition,
            periods=self._periods(),
            steps=[(in_words(step), step) for step in reversed(steps)],
            has_paper=any(step.on_paper for step in steps),
            total=days[-1].total if days else 0,
            new=sum(day.new for day in days),
            goal=self._goal(days),
            curve=self._curve(days),
            columns=columns([(step.since, step.new) for step in steps]) if days else None,
            kinds=self._kinds,
            by_share=by_share,
            share_percent=by_share * 100 // known if known else 0,
            query=urlencode([(name, value) for name, value in self.request.GET.items() if value]),
            **kwargs,
        )

    def _goal(self, days: list[Growth]) -> int | None:
        """The one that the petition is on its way to; several petitions have none together."""
        return progress(days[-1].total, self.petition.goals).goal if self.petition and days else None

    def _curve(self, days: list[Growth]) -> object:
        goal = self._goal(days)
        words = _("Goal: %(goal)s") % {"goal": grouped(goal)} if goal else ""
        return curve([(day.since, day.total) for day in days], goal=goal, goal_words=words) if days else None

    def _periods(self) -> list[tuple[str, str, bool]]:
        """Query, words, and whether it is what is shown."""
        today = timezone.localdate(timezone=timezone.get_default_timezone())
        found = []
        for length, words in PERIODS:
            since = (today - timedelta(days=length - 1)).isoformat() if length else ""
            chosen = {"petition": self.request.GET.get("petition", ""), "since": since}
            query = urlencode({name: value for name, value in chosen.items() if value})
            is_shown = self.request.GET.get("since", "") == since and not self.request.GET.get("until")
            found.append((query, str(words), is_shown))
        return found

    def _download(self, asked: str) -> StreamingHttpResponse:
        rows: Iterable[Iterable[object]]
        if asked == GROWTH:
            head = [_("Day"), _("New signatures"), _("On paper"), _("In all")]
            rows = [head, *([day.since.isoformat(), day.online, day.on_paper, day.total] for day in self._days)]
        else:
            kind = next((kind for kind in self._kinds if kind.slug == asked), None)
            if kind is None:
                raise Http404
            rows = [[str(kind.heading), _("Signatures")], *([row.name, row.count] for row in kind.rows)]
        response = StreamingHttpResponse(written(rows), content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = (
            f'attachment; filename="statistics-{asked}-{timezone.localdate()}.csv"'
        )
        return response


def in_words(step: Growth) -> str:
    """The day; of a week its first and last day; of a month its name."""
    if step.since == step.until:
        return date_format(step.since, "DATE_FORMAT")
    if (step.until - step.since).days < 7:
        ends = {"first": date_format(step.since, "MONTH_DAY_FORMAT"), "last": date_format(step.until, "DATE_FORMAT")}
        return _("%(first)s to %(last)s") % ends
    return date_format(step.since, "YEAR_MONTH_FORMAT")
