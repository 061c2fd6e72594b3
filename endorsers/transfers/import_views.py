"""The import in the admin: upload, columns, trial, and the real run."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.core.imports import forms as import_forms
from campaign.core.imports import views as imports
from endorsers.models import Endorser, EndorserImport
from endorsers.moderation.review_panel import SEE_CONTACT
from endorsers.transfers.import_rows import FIELDS, guess_mapping
from endorsers.transfers.import_tasks import run_import

# Uploaded files may hold personal data: those that were never written are emptied at a later upload.
KEPT_FOR = timedelta(days=7)


class ColumnsForm(import_forms.ColumnsForm):
    publish = forms.BooleanField(
        label=gettext_lazy("Publish at once"),
        required=False,
        help_text=gettext_lazy("Otherwise they come in as drafts, which you can approve together."),
    )

    def __init__(self, *args: Any, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_publish:
            del self.fields["publish"]
        self.order_fields([name for name in self.fields if name != "publish"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "name" not in self.mapping():
            self.add_error("column_name", _("Choose the column of the organizations' names."))
        return cleaned


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

    def about(self, form: import_forms.UploadForm) -> dict[str, Any]:
        EndorserImport.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).update(content=b"")
        return {"mapping": guess_mapping(form.sheet.headings, allowed=set(self.column_labels()))}


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
    context_object_name = "endorser_import"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.current_import.publish and not self.user_has_permission("publish"):
            raise PermissionDenied
        return super().post(request, pk)
