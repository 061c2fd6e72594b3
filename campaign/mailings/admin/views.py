"""What the pages about one mailing share."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from campaign.mailings.models import Mailing
from campaign.runtime.signed_in import SignedInRequest

WRITE, SEND, REPORT = "mailings.change_mailing", "mailings.publish_mailing", "mailings.see_mailing_report"


def may(user: User, *rights: str) -> bool:
    return any(user.has_perm(right) for right in rights)


class MailingView(WagtailAdminTemplateMixin, TemplateView):
    """A page about the mailing whose number its address has, for whoever has one of ``rights``."""

    model = Mailing
    rights: tuple[str, ...] = (WRITE, SEND)
    header_icon = "mail"
    _show_breadcrumbs = True
    request: SignedInRequest

    def dispatch(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may(request.user, *self.rights):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def mailing(self) -> Mailing:
        own = Mailing.objects.on_sites_of(self.request.user)
        return get_object_or_404(own.select_related("site", "latest_revision", "numbers"), pk=self.kwargs["pk"])

    @cached_property
    def draft(self) -> Mailing:
        """As its latest version has it: what its writer sees, and what is sent next."""
        return self.mailing.get_latest_revision_as_object()

    def get_page_subtitle(self) -> str:
        return self.mailing.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = [{"url": reverse("mailings_admin:list"), "label": _("Mailings")}]
        if self.mailing.is_open:
            items.append({"url": reverse("mailings_admin:edit", args=[self.mailing.pk]), "label": self.mailing.title})
        else:
            items.append({"url": reverse("mailings_admin:report", args=[self.mailing.pk]), "label": self.mailing.title})
        return [*self.breadcrumbs_items, *items, {"url": "", "label": self.get_header_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            mailing=self.mailing,
            may_send=may(self.request.user, SEND),
            may_write=may(self.request.user, WRITE),
            **kwargs,
        )
