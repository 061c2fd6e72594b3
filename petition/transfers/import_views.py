"""The import in the admin: upload, columns, trial, and the real run."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.views.generic import PermissionCheckedMixin

from campaign.core.imports import forms as import_forms
from campaign.core.imports import views as imports
from petition.forms import SignForm
from petition.ledger.listing import petition_choices
from petition.models import PetitionPage, Signature, SignatureImport
from petition.question_fields import ANSWER_PREFIX
from petition.transfers.import_columns import guess_mapping
from petition.transfers.tasks import run_import


class UploadForm(import_forms.UploadForm):
    petition = forms.TypedChoiceField(label=gettext_lazy("Petition"), choices=petition_choices, coerce=int)
    consent_note = forms.CharField(
        label=gettext_lazy("Where their consent is kept"),
        max_length=200,
        help_text=gettext_lazy("How these people agreed, such as “paper forms of the June rally, box 3”."),
    )
    field_order = ["petition", "file", "consent_note"]


class ColumnsForm(import_forms.ColumnsForm):
    """The fields are those of the petition's own form."""

    date_order = forms.ChoiceField(
        label=gettext_lazy("Dates look like"), choices=SignatureImport.DateOrder.choices, widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        mapping = self.mapping()
        if "email" not in mapping:
            self.add_error("column_email", _("Choose the column of the addresses: a signature needs one."))
        if "given_name" not in mapping and "full_name" not in mapping:
            self.add_error("column_full_name", _("Choose the column of the names."))
        return cleaned


def mappable_fields(petition: PetitionPage) -> dict[str, str]:
    """Labels of all that a column may hold, by the field's name."""
    own = {name: str(field.label) for name, field in SignForm(petition=petition).fields.items()}
    own |= {"show_name": _("Name may be shown (yes or no)"), "subscribe": _("Wants updates (yes or no)")}
    return {"full_name": _("Whole name (the last word is the family name)"), **own, "signed_at": _("Date of signing")}


def question_labels(petition: PetitionPage) -> dict[str, str]:
    return {f"{ANSWER_PREFIX}{question.clean_name}": question.label for question in petition.questions.all()}


class ImportMixin:
    model = Signature
    permission_required = "import"
    url_namespace = "signatures"
    import_model = SignatureImport
    run_import = run_import

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": reverse("signatures:import"), "label": _("Import")}]

    def imports(self) -> QuerySet[SignatureImport]:
        return super().imports().select_related("petition").defer("errors")


class UploadView(ImportMixin, imports.UploadView):
    form_class = UploadForm
    template_name = "petition/admin/import.html"
    page_title = gettext_lazy("Import signatures")

    def about(self, form: UploadForm) -> dict[str, Any]:
        petition = PetitionPage.objects.get(pk=form.cleaned_data["petition"])
        return {
            "petition": petition,
            "state": SignatureImport.State.DONE,  # nothing waits for a worker before the columns are chosen
            "mapping": guess_mapping(form.sheet.headings, question_labels(petition)),
            "consent_note": form.cleaned_data["consent_note"],
        }


class ColumnsView(ImportMixin, imports.ColumnsView):
    form_class = ColumnsForm
    template_name = "petition/admin/import_columns.html"

    def column_labels(self) -> dict[str, str]:
        return mappable_fields(self.current_import.petition)

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"date_order": self.current_import.date_order}

    def choices(self, form: ColumnsForm) -> dict[str, Any]:
        return {"date_order": form.cleaned_data["date_order"]}


class ImportView(ImportMixin, imports.ImportView):
    template_name = "petition/admin/import_result.html"
    linked_pages = ("columns", "errors")


class ImportErrorsView(PermissionCheckedMixin, View):
    """All errors by row, as a CSV."""

    model = Signature
    permission_required = "import"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        signature_import = get_object_or_404(SignatureImport.objects.exclude(errors=None), pk=pk)
        response = HttpResponse(bytes(signature_import.errors), content_type="text/csv; charset=utf-8")
        filename = f"errors-{signature_import.filename}"
        response.headers["Content-Disposition"] = content_disposition_header(True, filename)
        return response
