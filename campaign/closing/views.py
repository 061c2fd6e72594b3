"""The end of a campaign in the admin: the words, what follows, the archive, the way back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.models import Site

from campaign.closing.forms import CloseForm
from campaign.closing.models import ClosedCampaign, SiteArchive
from campaign.closing.tasks import make_archive
from campaign.closing.verbs import close_campaign, last_removal, petitions_of, reopen_campaign
from campaign.core.access.landing_page import may_publish_landing_page
from campaign.core.admin.titled_page import TitledPageMixin
from campaign.core.models import CampaignSettings
from campaign.imports.file_views import RefreshedMixin, download
from campaign.runtime.signed_in import SignedInRequest
from home.starting import default_site


class OfSite:
    """For the site that was asked; opened by those alone who may end its campaign."""

    def dispatch(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.site = Site.find_for_request(request) or default_site()
        if not may_publish_landing_page(request.user, self.site):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def archives(self) -> Any:
        return SiteArchive.objects.filter(site=self.site)


class ClosingView(OfSite, TitledPageMixin, RefreshedMixin, FormView):
    """GET: how it stands. POST: the form ends the campaign; ``verb`` asks for an archive or opens it again."""

    request: SignedInRequest

    page_title = gettext_lazy("End of the campaign")
    header_icon = "circle-check"
    template_name = "closing/admin/close.html"
    form_class = CloseForm
    success_url = reverse_lazy("campaign_closing")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        archive = self.archives().defer("content").first()
        return super().get_context_data(**kwargs) | {
            "closed": ClosedCampaign.objects.filter(site=self.site).select_related("closed_by").first(),
            "petitions": petitions_of(self.site),
            "months": CampaignSettings.for_site(self.site).retention_months,
            "removed_on": last_removal(self.site),
            "archive": archive,
            "archive_kept": archive and self.archives().filter(pk=archive.pk).exclude(content=b"").exists(),
            "may_export": self.request.user.has_perm("petition.export_signature"),
            "may_settings": self.request.user.has_perm("core.change_campaignsettings"),
        }

    def files(self) -> Any:
        return self.archives().defer("content")[:1]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        verbs = {"archive": self._archive, "reopen": self._reopen}
        verb = verbs.get(request.POST.get("verb", ""))
        return verb() if verb else super().post(request, *args, **kwargs)

    def form_valid(self, form: CloseForm) -> HttpResponse:
        close_campaign(
            site=self.site,
            by=self.request.user,
            words=form.cleaned_data["words"],
            takes_organizations=form.cleaned_data["takes_organizations"],
        )
        messages.success(self.request, _("The campaign has ended. Below is what you may want to keep."))
        return super().form_valid(form)

    def form_invalid(self, form: CloseForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _reopen(self) -> HttpResponse:
        if reopen_campaign(site=self.site, by=self.request.user):
            messages.success(self.request, _("The campaign is open again: people can sign what the end had closed."))
        return redirect(self.success_url)

    def _archive(self) -> HttpResponse:
        if not any(archive.is_under_way for archive in self.files()):
            archive = SiteArchive.objects.create(
                site=self.site,
                created_by=self.request.user,
                filename=f"{self.site.hostname}-{timezone.localdate().isoformat()}.zip",
            )
            make_archive.enqueue(archive.pk)
        return redirect(self.success_url)


class ArchiveView(OfSite, View):
    """The newest archive, downloaded."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        archive = self.archives().exclude(content=b"").first()
        if archive is None:
            raise Http404
        return download(bytes(archive.content), archive.filename, content_type="application/zip")
