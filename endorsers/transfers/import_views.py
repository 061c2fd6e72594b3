"""The import in the admin: upload, columns, trial, and the real run."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.core.imports import views as imports
from campaign.core.imports.forms import PublishingColumnsForm, UploadForm
from campaign.core.imports.reading import guess_mapping
from endorsers.models import Endorser, EndorserImport
from endorsers.moderation.review_panel import SEE_CONTACT
from endorsers.transfers.import_rows import FIELDS, HEADINGS
from endorsers.transfers.import_tasks import run_import


class ColumnsForm(PublishingColumnsForm):
    publish_help = gettext_lazy("Otherwise they come in as drafts, which you can approve together.")
    needed = {"name": gettext_lazy("Choose the column of the organizations' names.")}


class ImportMixin:
    model = Endorser
    permission_required = "add"
    url_namespace = "endorsers_admin"
    import_model = EndorserImport
    run_import = run_import

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("endorsers_admin:list"), "label": _("Endorsers")},
            {"url": reverse("endorsers_admin:import"), "label": _("Import")},
        ]

    def column_labels(self) -> dict[str, Any]:
        """What this editor may import: contacts only with the right to see them."""
        may_see = self.request.user.has_perm(SEE_CONTACT)
        return {name: label for name, label in FIELDS.items() if may_see or not name.startswith("contact_")}


class UploadView(ImportMixin, imports.UploadView):
    template_name = "endorsers/admin/import.html"
    page_title = gettext_lazy("Import endorsers")

    def about(self, form: UploadForm) -> dict[str, Any]:
        allowed = set(self.column_labels())
        return {"mapping": guess_mapping(form.sheet.headings, known=HEADINGS, allowed=allowed)}


class ColumnsView(ImportMixin, imports.ColumnsView):
    form_class = ColumnsForm
    template_name = "endorsers/admin/import_columns.html"

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"publish": self.current_import.publish}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"may_publish": self.user_has_permission("publish")}

    def choices(self, form: ColumnsForm) -> dict[str, Any]:
        return {"publish": form.cleaned_data.get("publish", False)}


class ImportView(ImportMixin, imports.ImportView):
    template_name = "endorsers/admin/import_result.html"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.current_import.publish and not self.user_has_permission("publish"):
            raise PermissionDenied
        return super().post(request, pk)


class RefusedView(ImportMixin, imports.RefusedView):
    """Other editors' files may name representatives: they are for those who may see contacts."""

    def imports(self) -> QuerySet[EndorserImport]:
        user = self.request.user
        return super().imports() if user.has_perm(SEE_CONTACT) else super().imports().filter(created_by=user)
