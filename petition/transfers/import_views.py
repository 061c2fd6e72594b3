"""The import in the admin: upload, columns, trial, and the real run."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from petition.forms import SignForm
from petition.ledger.listing import petition_choices
from petition.models import PetitionPage, Signature, SignatureImport
from petition.question_fields import ANSWER_PREFIX
from petition.transfers.export_views import REFRESH_SECONDS
from petition.transfers.import_files import (
    BYTES_AT_MOST,
    ENCODINGS,
    Sheet,
    decode,
    detect_delimiter,
    detect_encoding,
    guess_mapping,
    read_sheet,
)
from petition.transfers.tasks import run_import

SAMPLE_ROWS = 5
State = SignatureImport.State


class UploadForm(forms.Form):
    petition = forms.TypedChoiceField(label=gettext_lazy("Petition"), choices=petition_choices, coerce=int)
    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        max_length=200,
        help_text=gettext_lazy("At most 10 MB, with a heading above each column. Nothing is imported yet."),
    )
    consent_note = forms.CharField(
        label=gettext_lazy("Where their consent is kept"),
        max_length=200,
        help_text=gettext_lazy("How these people agreed, such as “paper forms of the June rally, box 3”."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > BYTES_AT_MOST:
            raise ValidationError(_("The file is larger than 10 MB. Divide it into several."))
        content = file.read()
        self.encoding = detect_encoding(content)
        self.delimiter = detect_delimiter(decode(content, self.encoding))
        sheet = read_sheet(content, encoding=self.encoding, delimiter=self.delimiter)
        self.content, self.sheet = content, sheet
        return file


class ColumnsForm(forms.Form):
    """Which column is what; the fields are those of the petition's own form."""

    encoding = forms.ChoiceField(
        label=gettext_lazy("Encoding"),
        choices=list(ENCODINGS.items()),
        help_text=gettext_lazy("Where letters look wrong below, choose another one."),
    )
    date_order = forms.ChoiceField(
        label=gettext_lazy("Dates look like"), choices=SignatureImport.DateOrder.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, petition: PetitionPage, headings: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns = [("", "—"), *((str(number), heading or f"#{number + 1}") for number, heading in enumerate(headings))]
        for name, label in mappable_fields(petition).items():
            self.fields[f"column_{name}"] = forms.ChoiceField(label=label, choices=columns, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        mapping = self.mapping()
        if "email" not in mapping:
            self.add_error("column_email", _("Choose the column of the addresses: a signature needs one."))
        if "given_name" not in mapping and "full_name" not in mapping:
            self.add_error("column_full_name", _("Choose the column of the names."))
        return cleaned

    def mapping(self) -> dict[str, int]:
        chosen = {name: value for name, value in self.cleaned_data.items() if name.startswith("column_") and value}
        return {name.removeprefix("column_"): int(value) for name, value in chosen.items()}


def mappable_fields(petition: PetitionPage) -> dict[str, str]:
    """Labels of all that a column may hold, by the field's name."""
    own = {name: str(field.label) for name, field in SignForm(petition=petition).fields.items()}
    own |= {"show_name": _("Name may be shown (yes or no)"), "subscribe": _("Wants updates (yes or no)")}
    return {"full_name": _("Whole name (the last word is the family name)"), **own, "signed_at": _("Date of signing")}


def question_labels(petition: PetitionPage) -> dict[str, str]:
    return {f"{ANSWER_PREFIX}{question.clean_name}": question.label for question in petition.questions.all()}


class ImportMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    model = Signature
    permission_required = "import"
    header_icon = "upload"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": reverse("signatures:import"), "label": _("Import")}]

    @cached_property
    def signature_import(self) -> SignatureImport:
        found = SignatureImport.objects.select_related("petition", "created_by").defer("errors")
        return get_object_or_404(found, pk=self.kwargs["pk"])


class UploadView(ImportMixin, FormView):
    form_class = UploadForm
    template_name = "petition/admin/import.html"
    page_title = gettext_lazy("Import signatures")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        imports = SignatureImport.objects.select_related("petition", "created_by").defer("content", "errors")[:10]
        return super().get_context_data(imports=imports, **kwargs)

    def form_valid(self, form: UploadForm) -> HttpResponse:
        petition = PetitionPage.objects.get(pk=form.cleaned_data["petition"])
        signature_import = SignatureImport.objects.create(
            petition=petition,
            state=State.DONE,  # nothing waits for a worker before the columns are chosen
            filename=form.cleaned_data["file"].name[-200:],
            content=form.content,
            encoding=form.encoding,
            delimiter=form.delimiter,
            mapping=guess_mapping(form.sheet.headings, question_labels(petition)),
            consent_note=form.cleaned_data["consent_note"],
            total=len(form.sheet.rows),
            created_by=self.request.user,
        )
        return redirect("signatures:import_columns", signature_import.pk)

    def form_invalid(self, form: UploadForm) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class ColumnsView(ImportMixin, FormView):
    """Columns, with the first rows as they are read. POST tries the file out; ``look`` only reads it anew."""

    form_class = ColumnsForm
    template_name = "petition/admin/import_columns.html"
    page_title = gettext_lazy("Which column is what?")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        allowed = self.user_has_permission(self.permission_required)
        is_over = self.signature_import.is_written or self.signature_import.is_under_way
        if allowed and (self.signature_import.content is None or is_over):
            return redirect("signatures:import_result", self.signature_import.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        columns = {f"column_{name}": str(number) for name, number in self.signature_import.mapping.items()}
        return {
            "encoding": self.signature_import.encoding,
            "date_order": self.signature_import.date_order,
        } | columns

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "petition": self.signature_import.petition,
            "headings": self.sheet.headings,
        }

    @cached_property
    def sheet(self) -> Sheet:
        """As the chosen encoding reads it; as it was detected where that one can't."""
        content, delimiter = bytes(self.signature_import.content), self.signature_import.delimiter
        chosen = self.request.POST.get("encoding")
        if chosen in ENCODINGS:
            try:
                return read_sheet(content, encoding=chosen, delimiter=delimiter)
            except ValidationError as error:
                self.unreadable = error
        return read_sheet(content, encoding=self.signature_import.encoding, delimiter=delimiter)

    unreadable: ValidationError | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sample = [cells for _line, cells in self.sheet.rows[:SAMPLE_ROWS]]
        return super().get_context_data(
            signature_import=self.signature_import, headings=self.sheet.headings, sample=sample, **kwargs
        )

    def form_valid(self, form: ColumnsForm) -> HttpResponse:
        if self.unreadable:
            form.add_error("encoding", self.unreadable)
            return self.form_invalid(form)
        if "look" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        waiting = SignatureImport.objects.filter(pk=self.signature_import.pk).exclude(state=State.RUNNING)
        waiting.update(
            encoding=form.cleaned_data["encoding"],
            date_order=form.cleaned_data["date_order"],
            mapping=form.mapping(),
            dry_run=True,
            state=State.WAITING,
            done=0,
        )
        run_import.enqueue(self.signature_import.pk)
        return redirect("signatures:import_result", self.signature_import.pk)

    def form_invalid(self, form: ColumnsForm) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class ImportView(ImportMixin, TemplateView):
    """How far it is, or how it ended. POST writes what the trial found in order."""

    template_name = "petition/admin/import_result.html"

    def get_page_title(self) -> str:
        return self.signature_import.filename

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(signature_import=self.signature_import, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        if self.signature_import.is_under_way:
            response.headers["Refresh"] = REFRESH_SECONDS
        return response

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        again = SignatureImport.objects.filter(pk=pk).exclude(result={}).exclude(content=None)
        if again.filter(state__in=[State.DONE, State.FAILED]).update(dry_run=False, state=State.WAITING, done=0):
            run_import.enqueue(pk)
        return redirect("signatures:import_result", pk)


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
