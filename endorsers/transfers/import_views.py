"""The import in the admin: upload, columns, trial, and the real run."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from campaign.core.sheets import (
    BYTES_AT_MOST,
    ENCODINGS,
    Sheet,
    decode,
    detect_delimiter,
    detect_encoding,
    read_sheet,
)
from endorsers.models import Endorser, EndorserImport
from endorsers.moderation.review_panel import SEE_CONTACT
from endorsers.transfers.import_rows import FIELDS, guess_mapping
from endorsers.transfers.import_tasks import run_import

SAMPLE_ROWS = 5
# Uploaded files may hold personal data: those that were never written are emptied at a later upload.
KEPT_FOR = timedelta(days=7)
REFRESH_SECONDS = "2"
State = EndorserImport.State


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        max_length=200,
        help_text=gettext_lazy("At most 10 MB, with a heading above each column. Nothing is imported yet."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > BYTES_AT_MOST:
            raise ValidationError(_("The file is larger than 10 MB. Divide it into several."))
        self.content = file.read()
        self.encoding = detect_encoding(self.content)
        self.delimiter = detect_delimiter(decode(self.content, self.encoding))
        self.sheet = read_sheet(self.content, encoding=self.encoding, delimiter=self.delimiter)
        return file


class ColumnsForm(forms.Form):
    """Which column is what."""

    encoding = forms.ChoiceField(
        label=gettext_lazy("Encoding"),
        choices=list(ENCODINGS.items()),
        help_text=gettext_lazy("Where letters look wrong above, choose another one."),
    )
    publish = forms.BooleanField(
        label=gettext_lazy("Publish at once"),
        required=False,
        help_text=gettext_lazy("Otherwise they come in as drafts, which you can approve together."),
    )

    def __init__(self, *args: Any, headings: list[str], fields: set[str], may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns = [("", "—"), *((str(number), heading or f"#{number + 1}") for number, heading in enumerate(headings))]
        for name in (name for name in FIELDS if name in fields):
            self.fields[f"column_{name}"] = forms.ChoiceField(label=FIELDS[name], choices=columns, required=False)
        if not may_publish:
            del self.fields["publish"]
        self.order_fields([name for name in self.fields if name != "publish"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "name" not in self.mapping():
            self.add_error("column_name", _("Choose the column of the organizations' names."))
        return cleaned

    def mapping(self) -> dict[str, int]:
        chosen = {name: value for name, value in self.cleaned_data.items() if name.startswith("column_") and value}
        return {name.removeprefix("column_"): int(value) for name, value in chosen.items()}


class ImportMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    model = Endorser
    permission_required = "add"
    header_icon = "upload"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("endorsers_admin:list"), "label": _("Endorsers")},
            {"url": reverse("endorsers_admin:import"), "label": _("Import")},
        ]

    @cached_property
    def endorser_import(self) -> EndorserImport:
        return get_object_or_404(EndorserImport.objects.select_related("created_by"), pk=self.kwargs["pk"])

    @property
    def fields(self) -> set[str]:
        """What this editor may import: contacts only with the right to see them."""
        may_see = self.request.user.has_perm(SEE_CONTACT)
        return {name for name in FIELDS if may_see or not name.startswith("contact_")}


class UploadView(ImportMixin, FormView):
    form_class = UploadForm
    template_name = "endorsers/admin/import.html"
    page_title = gettext_lazy("Import endorsers")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        imports = EndorserImport.objects.select_related("created_by").defer("content")[:10]
        return super().get_context_data(imports=imports, **kwargs)

    def form_valid(self, form: UploadForm) -> HttpResponse:
        EndorserImport.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).update(content=b"")
        endorser_import = EndorserImport.objects.create(
            filename=form.cleaned_data["file"].name[-200:],
            content=form.content,
            encoding=form.encoding,
            delimiter=form.delimiter,
            mapping=guess_mapping(form.sheet.headings, allowed=self.fields),
            total=len(form.sheet.rows),
            created_by=self.request.user,
        )
        return redirect("endorsers_admin:import_columns", endorser_import.pk)

    def form_invalid(self, form: UploadForm) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class ColumnsView(ImportMixin, FormView):
    """Columns, with the first rows as they are read. POST tries the file out; ``look`` only reads it anew."""

    form_class = ColumnsForm
    template_name = "endorsers/admin/import_columns.html"
    page_title = gettext_lazy("Which column is what?")
    unreadable: ValidationError | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_over = not self.endorser_import.content or self.endorser_import.is_under_way
        if self.user_has_permission(self.permission_required) and is_over:
            return redirect("endorsers_admin:import_result", self.endorser_import.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        columns = {f"column_{name}": str(number) for name, number in self.endorser_import.mapping.items()}
        return {"encoding": self.endorser_import.encoding, "publish": self.endorser_import.publish} | columns

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "headings": self.sheet.headings,
            "fields": self.fields,
            "may_publish": self.user_has_permission("publish"),
        }

    @cached_property
    def sheet(self) -> Sheet:
        """As the chosen encoding reads it; as it was detected where that one can't."""
        content, delimiter = bytes(self.endorser_import.content), self.endorser_import.delimiter
        chosen = self.request.POST.get("encoding")
        if chosen in ENCODINGS:
            try:
                return read_sheet(content, encoding=chosen, delimiter=delimiter)
            except ValidationError as error:
                self.unreadable = error
        return read_sheet(content, encoding=self.endorser_import.encoding, delimiter=delimiter)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sample = [cells for _line, cells in self.sheet.rows[:SAMPLE_ROWS]]
        return super().get_context_data(headings=self.sheet.headings, sample=sample, **kwargs)

    def form_valid(self, form: ColumnsForm) -> HttpResponse:
        if self.unreadable:
            form.add_error("encoding", self.unreadable)
            return self.form_invalid(form)
        if "look" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        idle = EndorserImport.objects.filter(pk=self.endorser_import.pk).exclude(state=State.RUNNING)
        idle.update(
            encoding=form.cleaned_data["encoding"],
            publish=form.cleaned_data.get("publish", False),
            mapping=form.mapping(),
            dry_run=True,
            state=State.WAITING,
            done=0,
        )
        run_import.enqueue(self.endorser_import.pk)
        return redirect("endorsers_admin:import_result", self.endorser_import.pk)

    def form_invalid(self, form: ColumnsForm) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class ImportView(ImportMixin, TemplateView):
    """How far it is, or how it ended. POST writes what the trial found in order."""

    template_name = "endorsers/admin/import_result.html"

    def get_page_title(self) -> str:
        return self.endorser_import.filename

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(endorser_import=self.endorser_import, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        if self.endorser_import.is_under_way:
            response.headers["Refresh"] = REFRESH_SECONDS
        return response

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.endorser_import.publish and not self.user_has_permission("publish"):
            raise PermissionDenied
        idle = EndorserImport.objects.filter(pk=pk, state__in=[State.DONE, State.FAILED])
        tried = idle.exclude(result={}).exclude(content=b"")
        if tried.update(dry_run=False, state=State.WAITING, done=0):
            run_import.enqueue(pk)
        return redirect("endorsers_admin:import_result", pk)
