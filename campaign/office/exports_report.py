"""Who took data out of the platform, and who opened whose signature: from what each of these writes into the log."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import ModelLogEntry, PageLogEntry

from endorsers.transfers.exporting import EXPORTED as ENDORSERS_EXPORTED
from petition.ledger.reading import LOOKED_UP, OPENED
from petition.transfers.exporting import EXPORTED as SIGNATURES_EXPORTED

SHOWN = 200


def may_see_exports(user: AbstractBaseUser) -> bool:
    """Those who export signatures see who else did; so do those who look after the accounts."""
    return user.has_perm("petition.export_signature") or user.has_perm("auth.change_user")


def may_see_readings(user: AbstractBaseUser) -> bool:
    """Those who look after the accounts."""
    return user.has_perm("auth.change_user")


def latest_exports() -> list[PageLogEntry | ModelLogEntry]:
    """The latest exports of signatures and of endorsers' contacts, newest first. Two queries and their users."""
    signatures = PageLogEntry.objects.filter(action=SIGNATURES_EXPORTED).select_related("user")
    endorsers = ModelLogEntry.objects.filter(action=ENDORSERS_EXPORTED).select_related("user")
    found = [*signatures.order_by("-timestamp")[:SHOWN], *endorsers.order_by("-timestamp")[:SHOWN]]
    return sorted(found, key=lambda entry: entry.timestamp, reverse=True)[:SHOWN]


def latest_readings() -> list[ModelLogEntry]:
    """The signatures that were opened or looked up last, newest first."""
    entries = ModelLogEntry.objects.filter(action__in=(OPENED, LOOKED_UP)).select_related("user")
    return list(entries.order_by("-timestamp")[:SHOWN])


class ExportsReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_exports(request.user)


class ExportsReport(WagtailAdminTemplateMixin, TemplateView):
    template_name = "office/exports_report.html"
    page_title = _("Who read and exported")
    header_icon = "history"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see_exports(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shows_readings = may_see_readings(self.request.user)
        return super().get_context_data(
            exports=latest_exports(),
            shows_readings=shows_readings,
            readings=latest_readings() if shows_readings else [],
            **kwargs,
        )
