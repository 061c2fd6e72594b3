"""The report of links that lead nowhere or elsewhere, among the admin's reports."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies.pages import PagePermissionPolicy

from campaign.runtime.signed_in import SignedInRequest
from resources.link_checking.moving import take_new_address
from resources.models import LinkCheck

RIGHTS = ["change", "publish"]


def may_see_report(request: HttpRequest) -> bool:
    return PagePermissionPolicy().user_has_any_permission(request.user, RIGHTS)


class LinkReportView(ReportView):
    """Only the links of pages that the editor may change."""

    index_url_name = "link_report"
    index_results_url_name = "link_report_results"
    page_title = gettext_lazy("Broken and moved links")
    header_icon = "link"
    results_template_name = "resources/admin/link_report_results.html"
    model = LinkCheck
    default_ordering = "state"
    list_export = ["resource.title", "url", "state", "status", "moved_to", "failures", "checked_at"]
    is_searchable = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see_report(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[LinkCheck]:
        pages = PagePermissionPolicy().instances_user_has_any_permission_for(self.request.user, RIGHTS)
        return LinkCheck.objects.to_report().filter(resource__in=pages.values("pk"))


@require_POST
def take_address(request: SignedInRequest, pk: int) -> HttpResponse:
    """One click: the new address in the place of the old one, published."""
    link = get_object_or_404(LinkCheck.objects.moved().select_related("resource"), pk=pk)
    return _taken(request, link, link.moved_to, _("“%(title)s” leads to the new address now."))


@require_POST
def take_archive(request: SignedInRequest, pk: int) -> HttpResponse:
    """One click: the web archive's copy in the place of a broken link, published."""
    link = get_object_or_404(LinkCheck.objects.broken().select_related("resource"), pk=pk)
    return _taken(request, link, link.archive_url, _("“%(title)s” leads to the copy in the web archive now."))


def _taken(request: SignedInRequest, link: LinkCheck, address: str, said: str) -> HttpResponse:
    rights = link.resource.permissions_for_user(request.user)
    if not (rights.can_edit() and rights.can_publish()) or rights.page_locked():
        raise PermissionDenied
    title = link.resource.title
    if take_new_address(link, address=address, by=request.user):
        messages.success(request, said % {"title": title})
    else:
        messages.warning(request, _("“%(title)s” has this link no more.") % {"title": title})
    return redirect("link_report")
