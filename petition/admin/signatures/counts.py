"""Counts of each petition for every editor, names for none of them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Q, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from campaign.runtime.signed_in import SignedInRequest
from petition.admin.own_sites import of_own_petitions, own_petitions
from petition.mails.resending import resend_to_unconfirmed
from petition.models import OfflineBatch, PetitionPage, Signature, SignatureTally


@dataclass
class PetitionCounts:
    pk: int
    title: str
    online: int = 0
    today: int = 0
    week: int = 0
    offline: int = 0
    others: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def total(self) -> int:
        return self.online + self.offline

    @property
    def pending(self) -> int:
        return self.others[Signature.State.PENDING]

    @property
    def withdrawn(self) -> int:
        return self.others[Signature.State.WITHDRAWN]

    @property
    def rejected(self) -> int:
        return self.others[Signature.State.REJECTED]


def petition_counts(user: User) -> list[PetitionCounts]:
    """The counts of each petition of the account's sites, the newest petition first.

    Four queries, none of which reads what counts row by row.
    """
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    counts = {
        pk: PetitionCounts(pk, title)
        for pk, title in own_petitions(user).originals().order_by("-pk").values_list("pk", "title")
    }
    tallies = (
        of_own_petitions(SignatureTally.objects.all(), user)
        .values("petition")
        .annotate(
            online=Sum("count"),
            today=Sum("count", filter=Q(day=today), default=0),
            week=Sum("count", filter=Q(day__gt=today - timedelta(days=7)), default=0),
        )
    )
    for row in tallies:
        petition = counts[row["petition"]]
        petition.online, petition.today, petition.week = row["online"], row["today"], row["week"]
    for pk, number in (
        of_own_petitions(OfflineBatch.objects.order_by(), user).values_list("petition").annotate(Sum("count"))
    ):
        counts[pk].offline = number
    uncounted = of_own_petitions(Signature.objects.all(), user).exclude(state=Signature.State.CONFIRMED).order_by()
    for pk, state, number in uncounted.values_list("petition", "state").annotate(Count("pk")):
        counts[pk].others[state] = number
    return list(counts.values())


class CountsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """For whoever may enter the admin; what leads further is shown to those who may go there."""

    request: SignedInRequest

    model = Signature
    template_name = "petition/admin/counts.html"
    page_title = gettext_lazy("Counts")
    header_icon = "table"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may = {action: self.user_has_permission(action) for action in ("view", "change", "export")}
        return super().get_context_data(petitions=petition_counts(self.request.user), may=may, **kwargs)


class ResendView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Says how many have not confirmed, and on POST mails them all once more (case S9)."""

    model = Signature
    opens = PetitionPage
    permission_required = "change"
    template_name = "petition/admin/resend.html"
    page_title = gettext_lazy("Mail all who have not confirmed")
    header_icon = "mail"

    @cached_property
    def petition(self) -> PetitionPage:
        return get_object_or_404(PetitionPage, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return self.petition.title

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("signatures:counts"), "label": _("Counts")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.petition.title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = Signature.objects.of(self.petition).pending().personal().count()
        return super().get_context_data(petition=self.petition, waiting=waiting, **kwargs)

    def post(self, request: SignedInRequest, pk: int) -> HttpResponse:
        number = resend_to_unconfirmed(petition=self.petition, by=request.user)
        words = ngettext("%(count)d mail is on its way.", "%(count)d mails are on their way.", number)
        messages.success(request, words % {"count": number})
        return redirect("signatures:counts")
