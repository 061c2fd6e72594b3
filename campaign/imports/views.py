"""An import in the admin, whatever is imported: upload, columns, trial, the real run, and publishing what came in.

An app's views inherit these, and its model of an import has the fields that are written here.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from campaign.imports.encodings import ENCODINGS
from campaign.imports.file_views import CSV, RefreshedMixin, download
from campaign.imports.file_work import begin
from campaign.imports.forms import COLUMN_PREFIX, ColumnsForm, UploadForm
from campaign.imports.headings import guess_mapping
from campaign.imports.models import Import
from campaign.imports.outcomes import Kind, Line, keys_of_new, packed, unpacked
from campaign.imports.sample import SampleColumn, sample_file
from campaign.imports.sheets import Sheet, look_at_sheet

SAMPLE_ROWS = 5
LINES_A_PAGE = 100
WANTED_AT_MOST = 20_000


class ImportMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """One page of an import.

    ``url_namespace`` has the pages ``import``, ``import_columns``, ``import_result`` and ``import_refused``.
    """

    header_icon = "upload"
    url_namespace: str
    import_model: type[Import]
    headings: Mapping[str, str] = {}

    def imports(self) -> models.QuerySet:
        return self.import_model.objects.select_related("created_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        first = f"{self.url_namespace}:import"
        return super().get_context_data(imports_url=reverse(first), result_page=f"{first}_result", **kwargs)

    def column_labels(self) -> Mapping[str, Any]:
        """Labels of all that a column may hold, by the field's name."""
        raise NotImplementedError

    def guessed(self, headings: list[str]) -> dict[str, int]:
        """The mapping that these headings suggest; the app's own ``headings`` say which words mean which field."""
        return guess_mapping(headings, known=self.headings, allowed=set(self.column_labels()))

    @cached_property
    def current_import(self) -> Any:
        return get_object_or_404(self.imports(), pk=self.kwargs["pk"])

    def go_to(self, page: str, pk: int) -> HttpResponse:
        return redirect(f"{self.url_namespace}:{page}", pk)


class ImportFormView(ImportMixin, FormView):
    def form_invalid(self, form: forms.Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


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
            "heading_line": _number(self.request.POST.get("heading_line")) or own.heading_line,
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
        return super().get_initial() | {"publish": self.current_import.publish}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"may_publish": self.may_publish()}

    def choices(self, form: ColumnsForm) -> dict[str, Any]:
        return {"publish": form.cleaned_data.get("publish", False)}


class ImportView(ImportMixin, RefreshedMixin, TemplateView):
    """How far it is, or how it ended, line by line.

    POST with ``do``: ``import`` writes what the trial found in order, ``want`` has the marked lines come in though
    they look like others, ``publish`` publishes all drafts that came in.
    """

    asks_about_repeats = True

    def get_page_title(self) -> str:
        return self.current_import.filename

    def may_publish(self) -> bool:
        """Whether this user may publish what came in."""
        return False

    def drafts(self, keys: list[int]) -> models.QuerySet | None:
        """Those of the keys that came in and wait as drafts; None where nothing comes in as a draft."""
        return None

    def address_of(self, pk: int) -> str:
        """Where an editor finds what came in or is there."""
        return ""

    def named(self, lines: list[Line]) -> Iterable[tuple[Line, str]]:
        """The lines with what each of them is about."""
        return ((line, line.label) for line in lines)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = self.current_import
        pages = {
            f"{page}_url": reverse(f"{self.url_namespace}:import_{page}", args=[own.pk])
            for page in ("columns", "refused")
        }
        context = super().get_context_data(current_import=own, **pages, **kwargs)
        if own.is_under_way or not own.lines:
            return context
        return context | self._lines() | {"waiting": self._waiting(), "may_publish": self.may_publish()}

    def _lines(self) -> dict[str, Any]:
        counts = self.current_import.result
        kinds = [(kind.value, kind.label, counts.get(kind.value, 0)) for kind in Kind if counts.get(kind.value)]
        show = self.request.GET.get("show", "")
        show = show if show in Kind.values else ""
        found = packed(bytes(self.current_import.lines), show)
        page = Paginator(found, LINES_A_PAGE).get_page(self.request.GET.get("p"))
        rows = [
            {
                "line": line,
                "name": name,
                "kind": Kind(line.kind).label,
                "url": self.address_of(line.pk) if line.pk else "",
                "may_be_wanted": self.asks_about_repeats and line.kind in (Kind.KNOWN, Kind.REPEATED),
            }
            for line, name in self.named(list(unpacked(page.object_list)))
        ]
        wanted = self.current_import.dry_run and any(row["may_be_wanted"] for row in rows)
        return {"kinds": kinds, "show": show, "page": page, "rows": rows, "asks_for_wanted": wanted}

    def _waiting(self) -> int:
        own = self.current_import
        if not own.is_written or (drafts := self.drafts(keys_of_new(bytes(own.lines)))) is None:
            return 0
        return drafts.count()

    def files(self) -> list[Import]:
        return [self.current_import]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        own = self.imports().filter(pk=self.current_import.pk, state__in=[Import.State.DONE, Import.State.FAILED])
        verbs = {"publish": self._begin_publishing, "want": self._begin_anew}
        verbs.get(request.POST.get("do", ""), self._begin_writing)(own)
        return self.go_to("import_result", pk)

    def _begin_writing(self, own: models.QuerySet) -> None:
        if self.current_import.publish and not self.may_publish():
            raise PermissionDenied
        tried = own.exclude(result={}).exclude(content=b"").exclude(step=Import.Step.PUBLISH)
        begin(tried, step=Import.Step.WRITE)

    def _begin_anew(self, own: models.QuerySet) -> None:
        marked = [number for value in self.request.POST.getlist("line")[:LINES_A_PAGE] if (number := _number(value))]
        wanted = sorted({*self.current_import.wanted, *marked})[:WANTED_AT_MOST]
        tried = own.filter(step=Import.Step.TRIAL).exclude(content=b"")
        if self.asks_about_repeats:
            begin(tried, wanted=wanted)

    def _begin_publishing(self, own: models.QuerySet) -> None:
        if not self.may_publish():
            raise PermissionDenied
        written = own.exclude(step=Import.Step.TRIAL).filter(content=b"")
        begin(written, step=Import.Step.PUBLISH, published_by=self.request.user)


class RefusedView(ImportMixin, TemplateView):
    """The lines with errors, each with all that is wrong, as CSV."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.current_import.refused:
            raise Http404
        name = f"refused-{self.current_import.filename.rpartition('.')[0] or self.current_import.filename}.csv"
        return download(bytes(self.current_import.refused), name, content_type=CSV)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0
