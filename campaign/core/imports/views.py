"""An import in the admin, whatever is imported: upload, columns, trial, and the real run.

An app's views inherit these, and its model of an import has the fields that are written here.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from django_tasks.base import Task
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from campaign.core.imports.forms import COLUMN_PREFIX, ColumnsForm, UploadForm
from campaign.core.sheets import ENCODINGS, Sheet, read_sheet

SAMPLE_ROWS = 5
REFRESH_SECONDS = "2"


class ImportMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """One page of an import.

    ``url_namespace`` has the pages ``import``, ``import_columns``, ``import_result`` and, for a model that keeps
    refused rows, ``import_refused``; ``run_import`` is the task that tries out or writes the rows of an import that
    waits.
    """

    header_icon = "upload"
    url_namespace: str
    import_model: type[models.Model]
    run_import: Task

    def imports(self) -> models.QuerySet:
        return self.import_model.objects.select_related("created_by")

    @cached_property
    def current_import(self) -> Any:
        return get_object_or_404(self.imports(), pk=self.kwargs["pk"])

    def go_to(self, page: str, pk: int) -> HttpResponse:
        return redirect(f"{self.url_namespace}:{page}", pk)


class ImportFormView(ImportMixin, FormView):
    def form_invalid(self, form: forms.Form) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class UploadView(ImportFormView):
    """Keeps a file that reads as a list, and goes on to its columns."""

    form_class = UploadForm

    def about(self, form: UploadForm) -> dict[str, Any]:
        """What the app notes on the import beside the file, its guess of the ``mapping`` among it."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(imports=self.imports().defer("content")[:10], **kwargs)

    def form_valid(self, form: UploadForm) -> HttpResponse:
        uploaded = self.import_model.objects.create(
            filename=form.cleaned_data["file"].name[-200:],
            content=form.content,
            encoding=form.encoding,
            delimiter=form.delimiter,
            total=len(form.sheet.rows),
            created_by=self.request.user,
            **self.about(form),
        )
        return self.go_to("import_columns", uploaded.pk)


class ColumnsView(ImportFormView):
    """Columns, with the first rows as they are read. POST tries the file out; ``look`` only reads it anew."""

    form_class = ColumnsForm
    page_title = gettext_lazy("Which column is what?")
    unreadable: ValidationError | None = None

    def column_labels(self) -> Mapping[str, Any]:
        """Labels of all that a column may hold, by the field's name."""
        raise NotImplementedError

    def choices(self, form: ColumnsForm) -> dict[str, Any]:
        """What the app notes on the import beside the encoding and the mapping."""
        return {}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.user_has_permission(self.permission_required):
            current = self.current_import
            if not current.content or current.is_under_way or current.is_written:
                return self.go_to("import_result", current.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        columns = {COLUMN_PREFIX + name: str(number) for name, number in self.current_import.mapping.items()}
        return {"encoding": self.current_import.encoding} | columns

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"headings": self.sheet.headings, "labels": self.column_labels()}

    @cached_property
    def sheet(self) -> Sheet:
        """As the chosen encoding reads it; as it was detected where that one can't."""
        content, delimiter = bytes(self.current_import.content), self.current_import.delimiter
        chosen = self.request.POST.get("encoding")
        if chosen in ENCODINGS:
            try:
                return read_sheet(content, encoding=chosen, delimiter=delimiter)
            except ValidationError as error:
                self.unreadable = error
        return read_sheet(content, encoding=self.current_import.encoding, delimiter=delimiter)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sample = [cells for _line, cells in self.sheet.rows[:SAMPLE_ROWS]]
        return super().get_context_data(headings=self.sheet.headings, sample=sample, **kwargs)

    def form_valid(self, form: ColumnsForm) -> HttpResponse:
        if self.unreadable:
            form.add_error("encoding", self.unreadable)
            return self.form_invalid(form)
        if "look" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        state, pk = self.import_model.State, self.current_import.pk
        self.import_model.objects.filter(pk=pk).exclude(state=state.RUNNING).update(
            encoding=form.cleaned_data["encoding"],
            mapping=form.mapping(),
            dry_run=True,
            state=state.WAITING,
            done=0,
            **self.choices(form),
        )
        self.run_import.enqueue(pk)
        return self.go_to("import_result", pk)


class ImportView(ImportMixin, TemplateView):
    """How far it is, or how it ended. POST writes what the trial found in order."""

    linked_pages: tuple[str, ...] = ("columns", "refused")

    def get_page_title(self) -> str:
        return self.current_import.filename

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        addresses = {
            f"{page}_url": reverse(f"{self.url_namespace}:import_{page}", args=[self.current_import.pk])
            for page in self.linked_pages
        }
        return super().get_context_data(current_import=self.current_import, **addresses, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        if self.current_import.is_under_way:
            response.headers["Refresh"] = REFRESH_SECONDS
        return response

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        state = self.import_model.State
        tried = self.import_model.objects.filter(pk=pk, state__in=[state.DONE, state.FAILED]).exclude(result={})
        kept = tried.exclude(content=None).exclude(content=b"")
        if kept.update(dry_run=False, state=state.WAITING, done=0):
            self.run_import.enqueue(pk)
        return self.go_to("import_result", pk)


class RefusedView(ImportMixin, TemplateView):
    """The rows with errors, each with all that is wrong, as CSV."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.current_import.refused:
            raise Http404
        response = HttpResponse(bytes(self.current_import.refused), content_type="text/csv; charset=utf-8")
        name = f"refused-{self.current_import.filename.rpartition('.')[0] or self.current_import.filename}.csv"
        response.headers["Content-Disposition"] = content_disposition_header(True, name)
        return response
