"""The export in the admin."""

from django.http import HttpResponseBase
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.views.generic import PermissionCheckedMixin

from campaign.imports.file_views import CSV, download
from campaign.runtime.signed_in import SignedInRequest
from endorsers.admin.review_panel import SEE_CONTACT
from endorsers.import_export.exporting import export_endorsers
from endorsers.models import Endorser


class ExportView(PermissionCheckedMixin, View):
    """All endorsers as a CSV; who speaks for them only for those who may see that."""

    model = Endorser
    any_permission_required = ["view", "change", "publish"]

    def get(self, request: SignedInRequest) -> HttpResponseBase:
        lines = export_endorsers(
            Endorser.objects.on_sites_of(request.user),
            with_contacts=request.user.has_perm(SEE_CONTACT),
            by=request.user,
        )
        return download(lines, f"endorsers-{timezone.localdate():%Y-%m-%d}.csv", content_type=CSV)
