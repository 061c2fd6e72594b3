"""Views of files on their way in or out, whoever works on them."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from campaign.imports.models import FileWork

REFRESH_SECONDS = "2"
CSV = "text/csv; charset=utf-8"


class RefreshedMixin:
    """Shows how far files are, and asks again every few seconds while one is worked on."""

    def files(self) -> Iterable[FileWork]:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        if any(file.is_under_way for file in self.files()):
            response.headers["Refresh"] = REFRESH_SECONDS
        return response


def download(content: bytes | Iterable[bytes], filename: str, *, content_type: str) -> HttpResponseBase:
    """The file, whole or in pieces, for whoever asked alone: no cache keeps it."""
    kind = HttpResponse if isinstance(content, bytes) else StreamingHttpResponse
    headers = {
        "Content-Disposition": content_disposition_header(True, filename),
        "Cache-Control": "private, no-store",
    }
    return kind(content, content_type=content_type, headers=headers)
