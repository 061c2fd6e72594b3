"""Exports in the admin: chosen, streamed or made by a task, downloaded."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from campaign.core.encryption import RecipientField, encrypted
from campaign.core.numbers import grouped
from petition.ledger.listing import petition_choices
from petition.models import PetitionPage, Signature, SignatureExport
from petition.transfers import export_pdf, exporting
from petition.transfers.exporting import csv_export, export_filename, exported_signatures, note_export
from petition.transfers.tasks import run_export

REFRESH_SECONDS = "3"
CONTENT_TYPES = {
    SignatureExport.Format.PDF: "application/pdf",
    SignatureExport.Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ExportForm(forms.Form):
    petition = forms.TypedChoiceField(label=gettext_lazy("Petition"), choices=petition_choices, coerce=int)
    shape = forms.ChoiceField(
        label=gettext_lazy("What for"),
        choices=SignatureExport.Shape.choices,
        initial=SignatureExport.Shape.DELIVERY,
        widget=forms.RadioSelect,
    )
    everyone = forms.BooleanField(
        label=gettext_lazy("Also those who asked for no updates"),
        required=False,
        help_text=gettext_lazy("For a mailing list only. Do not write to them: they did not agree to it."),
    )
    format = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=[
            ("csv", gettext_lazy("CSV: any number, opens in every spreadsheet")),
            (SignatureExport.Format.XLSX.value, gettext_lazy("Excel workbook: up to 200,000")),
            (SignatureExport.Format.PDF.value, gettext_lazy("PDF to hand over: up to 200,000, with a cover")),
        ],
        initial="csv",
        widget=forms.RadioSelect,
    )
    recipient = RecipientField(
        label=gettext_lazy("Encrypt to"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "For CSV. The public key of age (age1…) of the person who is to read the file: nobody else can open it "
            "then, wherever it is kept or sent. Leave it empty for a file that anybody can open."
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if cleaned["format"] == SignatureExport.Format.PDF:
            cleaned |= {"shape": SignatureExport.Shape.DELIVERY.value, "everyone": False}
        if cleaned["recipient"] and cleaned["format"] != "csv":
            raise ValidationError({"recipient": _("Only a CSV can be encrypted. Choose CSV, or leave this empty.")})
        self.petition = PetitionPage.objects.get(pk=cleaned["petition"])
        rows = exported_signatures(self.petition, cleaned["shape"], everyone=cleaned["everyone"])
        self.rows = rows.count()
        most = {"xlsx": exporting.WORKBOOK_ROWS_AT_MOST, "pdf": export_pdf.NAMES_AT_MOST}.get(cleaned["format"])
        if most is not None and self.rows > most:
            words = _("There are %(rows)s signatures, more than this format holds. Choose CSV.")
            raise ValidationError({"format": words % {"rows": grouped(self.rows)}})
        return cleaned


class ExportMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    model = Signature
    permission_required = "export"
    header_icon = "download"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": reverse("signatures:export"), "label": _("Deliver and export")}]


class ExportView(ExportMixin, FormView):
    """The choice; POST answers a CSV at once, and starts a task for the other formats."""

    form_class = ExportForm
    template_name = "petition/admin/export.html"
    page_title = gettext_lazy("Deliver and export")

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"petition": self.request.GET.get("petition", "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        exports = SignatureExport.objects.select_related("created_by").defer("content")[:10]
        return super().get_context_data(exports=exports, **kwargs)

    def form_valid(self, form: ExportForm) -> HttpResponse:
        chosen, petition, user = form.cleaned_data, form.petition, self.request.user
        if chosen["format"] == "csv":
            return self._csv(form)
        export = SignatureExport.objects.create(
            petition=petition,
            format=chosen["format"],
            shape=chosen["shape"],
            everyone=chosen["everyone"],
            filename=export_filename(petition, chosen["shape"], chosen["format"]),
            total=form.rows,
            created_by=user,
        )
        run_export.enqueue(export.pk)
        return redirect("signatures:export_progress", export.pk)

    def _csv(self, form: ExportForm) -> HttpResponse:
        chosen, petition = form.cleaned_data, form.petition
        recipient, shape = chosen["recipient"], chosen["shape"]
        ending, content_type = (
            ("csv.age", "application/octet-stream") if recipient else ("csv", "text/csv; charset=utf-8")
        )
        note_export(petition=petition, by=self.request.user, shape=shape, format=ending, rows=form.rows)
        pieces = csv_export(petition, shape, everyone=chosen["everyone"])
        return _download(
            StreamingHttpResponse(
                encrypted(pieces, recipient=recipient) if recipient else pieces, content_type=content_type
            ),
            export_filename(petition, shape, ending),
        )

    def form_invalid(self, form: ExportForm) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class ExportProgressView(ExportMixin, TemplateView):
    template_name = "petition/admin/export_progress.html"

    @cached_property
    def export(self) -> SignatureExport:
        return get_object_or_404(
            SignatureExport.objects.select_related("petition").defer("content"), pk=self.kwargs["pk"]
        )

    def get_page_title(self) -> str:
        return self.export.filename

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = SignatureExport.objects.filter(pk=self.export.pk).exclude(content=None).exists()
        return super().get_context_data(export=self.export, kept=kept, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        if self.export.is_under_way:
            response.headers["Refresh"] = REFRESH_SECONDS
        return response

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Start it again, where it failed."""
        again = SignatureExport.objects.filter(pk=pk, state=SignatureExport.State.FAILED)
        if again.update(state=SignatureExport.State.WAITING):
            run_export.enqueue(pk)
        return redirect("signatures:export_progress", pk)


class ExportFileView(PermissionCheckedMixin, View):
    model = Signature
    permission_required = "export"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        export = get_object_or_404(SignatureExport.objects.exclude(content=None), pk=pk)
        if export.created_by != request.user:  # whoever made it is noted already
            note_export(
                petition=export.petition, by=request.user, shape=export.shape, format=export.format, rows=export.total
            )
        return _download(
            HttpResponse(bytes(export.content), content_type=CONTENT_TYPES[export.format]), export.filename
        )


def _download(response: HttpResponse | StreamingHttpResponse, filename: str) -> HttpResponse | StreamingHttpResponse:
    response.headers["Content-Disposition"] = content_disposition_header(True, filename)
    response.headers["Cache-Control"] = "private, no-store"
    return response
