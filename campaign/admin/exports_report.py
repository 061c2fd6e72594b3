"""Who took data out of the platform, and who opened whose signature: from what each of these writes into the log."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import CharField
from django.db.models.functions import Cast
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import ModelLogEntry, PageLogEntry

from campaign.core.access.sites import own_rows, own_sites
from campaign.runtime.signed_in import SignedInRequest
from endorsers.import_export.exporting import EXPORTED as ENDORSERS_EXPORTED
from endorsers.models import Endorser
from petition.admin.signatures.reading import readings_of
from petition.import_export.exporting import EXPORTED as SIGNATURES_EXPORTED
from petition.models import PetitionPage

SHOWN = 200


def may_see_exports(user: User) -> bool:
    """Those who export signatures see who else did; so do those who look after the accounts."""
    return user.has_perm("petition.export_signature") or user.has_perm("auth.change_user")


def may_see_readings(user: User) -> bool:
    """Those who look after the accounts."""
    return user.has_perm("auth.change_user")


def latest_exports(user: User) -> list[PageLogEntry | ModelLogEntry]:
    """The latest exports of signatures and of endorsers' contacts, newest first. Two queries and their users."""
    signatures = PageLogEntry.objects.filter(action=SIGNATURES_EXPORTED).select_related("user")
    endorsers = ModelLogEntry.objects.filter(action=ENDORSERS_EXPORTED).select_related("user")
    if not own_sites(user).everything:
        signatures = signatures.filter(page__in=own_rows(user, PetitionPage).values("pk"))
        own = own_rows(user, Endorser).annotate(key=Cast("pk", CharField())).values("key")
        endorsers = endorsers.filter(object_id__in=own)
    found = [*signatures.order_by("-timestamp")[:SHOWN], *endorsers.order_by("-timestamp")[:SHOWN]]
    return sorted(found, key=lambda entry: entry.timestamp, reverse=True)[:SHOWN]


def latest_readings(user: User) -> list[ModelLogEntry]:
    """The signatures that were opened or looked up last, newest first."""
    return list(readings_of(user).select_related("user").order_by("-timestamp")[:SHOWN])


class ExportsReportItem(MenuItem):
    def is_shown(self, request: SignedInRequest) -> bool:
        return may_see_exports(request.user)


class ExportsReport(WagtailAdminTemplateMixin, TemplateView):
    request: SignedInRequest
    template_name = "campaign_admin/exports_report.html"
    page_title = _("Who read and exported")
    header_icon = "history"

    def dispatch(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_exports(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shows_readings = may_see_readings(self.request.user)
        return super().get_context_data(
            exports=latest_exports(self.request.user),
            shows_readings=shows_readings,
            readings=latest_readings(self.request.user) if shows_readings else [],
            **kwargs,
        )
