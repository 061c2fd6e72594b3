"""The first two pages of an import: its file, and which column is what."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from campaign.core.text.numbers import whole_number
from campaign.imports.encodings import ENCODINGS
from campaign.imports.file_views import CSV, download
from campaign.imports.file_work import begin
from campaign.imports.forms import COLUMN_PREFIX, ColumnsForm, UploadForm
from campaign.imports.models import Import
from campaign.imports.sample import SampleColumn, sample_file
from campaign.imports.sheets import Sheet, look_at_sheet
from campaign.imports.views.mixins import ImportFormView

SAMPLE_ROWS = 5


class UploadView(ImportFormView):
    """Keeps a file that reads as a list, and goes on to its columns."""

    form_class: type[UploadForm] = UploadForm
    sample: Sequence[SampleColumn] = ()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "sample" in request.GET:
            return download(
                sample_file(self.sample), f"{self.import_model._meta.model_name}-sample.csv", content_type=CSV
            )
        return super().get(request, *args, **kwargs)

    def about(self, form: UploadForm) -> dict[str, Any]:
        """What the app notes on the import beside the file, its guess of the ``mapping`` among it."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        imports = self.imports().defer("content", "lines", "refused")[:10]
        return super().get_context_data(imports=imports, sample=self.sample, **kwargs)

    def form_valid(self, form: UploadForm) -> HttpResponse:
        uploaded = self.import_model.objects.create(created_by=self.request.user, **form.facts, **self.about(form))
        return self.go_to("import_columns", uploaded.pk)


class ColumnsView(ImportFormView):
    """Columns, with the first rows as they are read. POST tries the file out; ``look`` only reads it again."""

    form_class: type[ColumnsForm] = ColumnsForm
    template_name = "core/admin/import_columns.html"
    page_title = gettext_lazy("Which column is what?")
    unreadable: ValidationError | None = None

    def choices(self, form: ColumnsForm) -> dict[str, Any]:
        """What the app notes on the import beside the encoding and the mapping."""
        return {}

    def form_invalid(self, form: ColumnsForm) -> HttpResponse:
        """What is wrong is said at the top, too: the field may stand far below the rows."""
        wrong = [f"{field.label}: {said}" for field in form for said in field.errors]
        if wrong:
            messages.error(self.request, " ".join(wrong))
        return super().form_invalid(form)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.user_has_permission(self.permission_required):
            current = self.current_import
            if not current.content or current.is_under_way or current.is_written:
                return self.go_to("import_result", current.pk)
        try:
            return super().dispatch(request, *args, **kwargs)
        except ValidationError as error:  # the file can't be read now: too many are, say
            messages.error(request, " ".join(error.messages))
            return self.go_to("import_result", self.current_import.pk)

    def get_initial(self) -> dict[str, Any]:
        own = self.current_import
        columns = {COLUMN_PREFIX + name: str(number) for name, number in own.mapping.items()}
        return {"encoding": own.encoding, "heading_line": self.sheet.heading_line} | columns

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"sheet": self.sheet, "labels": self.column_labels()}

    @cached_property
    def sheet(self) -> Sheet:
        """As the chosen encoding and headings read it; as it was found where those can't."""
        own = self.current_import
        chosen: dict[str, Any] = {
            "encoding": self.request.POST.get("encoding") or own.encoding,
            "heading_line": whole_number(self.request.POST.get("heading_line")) or own.heading_line,
        }
        if chosen["encoding"] in ENCODINGS:
            try:
                return look_at_sheet(bytes(own.content), delimiter=own.delimiter, **chosen)
            except ValidationError as error:
                self.unreadable = error
        return look_at_sheet(
            bytes(own.content), encoding=own.encoding, delimiter=own.delimiter, heading_line=own.heading_line
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sample = list(islice(self.sheet.rows, SAMPLE_ROWS))
        return super().get_context_data(current_import=self.current_import, sheet=self.sheet, sample=sample, **kwargs)

    def form_valid(self, form: ColumnsForm) -> HttpResponse:
        if self.unreadable:
            form.add_error("encoding", self.unreadable)
            return self.form_invalid(form)
        if "look" in self.request.POST:
            return self._look(form)
        own = self.import_model.objects.filter(pk=self.current_import.pk)
        begin(
            own.exclude(state__in=Import.UNDER_WAY),
            encoding=form.cleaned_data["encoding"],
            heading_line=form.cleaned_data["heading_line"],
            mapping=form.mapping(),
            step=Import.Step.TRIAL,
            wanted=[],
            **self.choices(form),
        )
        return self.go_to("import_result", self.current_import.pk)

    def _look(self, form: ColumnsForm) -> HttpResponse:
        """The rows as they are read now; other headings suggest other columns."""
        if form.cleaned_data["heading_line"] == self.current_import.heading_line:
            return self.render_to_response(self.get_context_data(form=form))
        mapping = self.guessed(self.sheet.headings)
        initial = form.cleaned_data | {COLUMN_PREFIX + name: str(number) for name, number in mapping.items()}
        kwargs = self.get_form_kwargs() | {"data": None, "files": None, "initial": initial}
        return self.render_to_response(self.get_context_data(form=self.get_form_class()(**kwargs)))


class PublishingColumnsView(ColumnsView):
    """For what can come in as drafts or published; its form is a ``PublishingColumnsForm``."""

    def get_initial(self) -> dict[str, Any]:
        """Who may publish mostly wants to, and reads before what would be."""
        return super().get_initial() | {"publish": self.current_import.publish or self.current_import.is_uploaded}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"may_publish": self.may_publish()}

    def choices(self, form: ColumnsForm) -> dict[str, Any]:
        return {"publish": form.cleaned_data.get("publish", False)}
