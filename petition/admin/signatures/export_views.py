"""Exports in the admin: chosen, streamed or made by a task, downloaded."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from campaign.core.text.numbers import grouped
from campaign.imports.file_views import CSV, RefreshedMixin, download
from campaign.imports.file_work import begin
from campaign.runtime.crypto.encryption import RecipientField, encrypted
from campaign.runtime.signed_in import SignedInRequest
from petition.admin.own_sites import of_own_petitions
from petition.admin.signatures.listing import petition_choices
from petition.import_export import export_pdf, exporting
from petition.import_export.exporting import csv_export, export_filename, exported_signatures, note_export
from petition.import_export.tasks import run_export
from petition.models import PetitionPage, Signature, SignatureExport

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
        super().clean()
        cleaned = self.cleaned_data
        if self.errors:
            return cleaned
        if cleaned["format"] == SignatureExport.Format.PDF:
            cleaned |= {"shape": SignatureExport.Shape.DELIVERY.value, "everyone": False}
        if cleaned["recipient"] and cleaned["format"] != "csv":
            raise ValidationError({"recipient": _("Only a CSV can be encrypted. Choose CSV, or leave this empty.")})
        self.exported = PetitionPage.objects.get(pk=cleaned["petition"])
        rows = exported_signatures(self.exported, cleaned["shape"], everyone=cleaned["everyone"])
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

    request: SignedInRequest

    form_class = ExportForm
    template_name = "petition/admin/export.html"
    page_title = gettext_lazy("Deliver and export")

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"petition": self.request.GET.get("petition", "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        exports = (
            of_own_petitions(SignatureExport.objects.all(), self.request.user)
            .select_related("created_by")
            .defer("content")[:10]
        )
        return super().get_context_data(exports=exports, **kwargs)

    def form_valid(self, form: ExportForm) -> HttpResponseBase:
        chosen, petition, user = form.cleaned_data, form.exported, self.request.user
        if chosen["format"] == "csv":
            return self._csv(form)
        export = SignatureExport.objects.create(
            state=SignatureExport.State.WAITING,
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

    def _csv(self, form: ExportForm) -> HttpResponseBase:
        chosen, petition = form.cleaned_data, form.exported
        recipient, shape = chosen["recipient"], chosen["shape"]
        ending, content_type = ("csv.age", "application/octet-stream") if recipient else ("csv", CSV)
        note_export(petition=petition, by=self.request.user, shape=shape, format=ending, rows=form.rows)
        pieces = csv_export(petition, shape, everyone=chosen["everyone"])
        pieces = encrypted(pieces, recipient=recipient) if recipient else pieces
        return download(pieces, export_filename(petition, shape, ending), content_type=content_type)

    def form_invalid(self, form: ExportForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ExportProgressView(ExportMixin, RefreshedMixin, TemplateView):
    opens = SignatureExport
    template_name = "petition/admin/export_progress.html"

    @cached_property
    def export(self) -> SignatureExport:
        return get_object_or_404(
            SignatureExport.objects.select_related("petition").defer("content"), pk=self.kwargs["pk"]
        )

    def get_page_title(self) -> str:
        return self.export.filename

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = SignatureExport.objects.filter(pk=self.export.pk).exclude(content=b"").exists()
        return super().get_context_data(export=self.export, kept=kept, **kwargs)

    def files(self) -> list[SignatureExport]:
        return [self.export]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Start it again, where it failed."""
        begin(SignatureExport.objects.filter(pk=pk, state=SignatureExport.State.FAILED))
        return redirect("signatures:export_progress", pk)


class ExportFileView(PermissionCheckedMixin, View):
    model = Signature
    opens = SignatureExport
    permission_required = "export"

    def get(self, request: SignedInRequest, pk: int) -> HttpResponseBase:
        export = get_object_or_404(SignatureExport.objects.exclude(content=b""), pk=pk)
        if export.created_by != request.user:  # whoever made it is noted already
            note_export(
                petition=export.petition, by=request.user, shape=export.shape, format=export.format, rows=export.total
            )
        return download(bytes(export.content), export.filename, content_type=CONTENT_TYPES[export.format])
