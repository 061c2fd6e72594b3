"""How an import ended, line by line, and what may be done with it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.generic import TemplateView

from campaign.core.text.numbers import whole_number
from campaign.imports.file_views import CSV, RefreshedMixin, download
from campaign.imports.file_work import begin
from campaign.imports.models import Import
from campaign.imports.outcomes import Kind, Line, keys_of_new, packed, unpacked
from campaign.imports.views.mixins import ImportMixin

LINES_A_PAGE = 100
WANTED_AT_MOST = 20_000


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
        lines = self.request.POST.getlist("line")[:LINES_A_PAGE]
        marked = [number for line in lines if (number := whole_number(line))]
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
