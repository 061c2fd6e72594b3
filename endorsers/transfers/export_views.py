"""The export in the admin."""

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.views.generic import PermissionCheckedMixin

from endorsers.models import Endorser
from endorsers.moderation.review_panel import SEE_CONTACT
from endorsers.transfers.exporting import export_endorsers


class ExportView(PermissionCheckedMixin, View):
    """All endorsers as a CSV; who speaks for them only for those who may see that."""

    model = Endorser
    any_permission_required = ["view", "change", "publish"]

    def get(self, request: HttpRequest) -> StreamingHttpResponse:
        lines = export_endorsers(
            Endorser.objects.all(), with_contacts=request.user.has_perm(SEE_CONTACT), by=request.user
        )
        return StreamingHttpResponse(
            lines,
            content_type="text/csv; charset=utf-8",
            headers={
                "Content-Disposition": f'attachment; filename="endorsers-{timezone.localdate():%Y-%m-%d}.csv"',
                "Cache-Control": "private, no-store",
            },
        )
