"""Handing out a document that is kept on this machine: whole, or the part that a reader program asks for.

Wagtail's own view knows no ranges (RFC 9110, 14), which viewers of long PDFs and broken downloads need. What is
kept elsewhere, such as on S3, is left to it.
"""

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, quote_etag
from wagtail import hooks
from wagtail.documents.models import document_served
from wagtail.documents.views.serve import serve as serve_by_wagtail

from campaign.core.models import CampaignDocument

CHUNK = 64 * 1024
ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def serve(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """Wagtail's view of the same name, with the same checks, and with ranges."""
    document = get_object_or_404(CampaignDocument.objects.defer("text"), pk=document_id)
    if document.filename != document_filename:
        raise Http404
    for check in hooks.get_hooks("before_serve_document"):
        refusal = check(document, request)
        if isinstance(refusal, HttpResponse):
            return refusal
    return _served_here(document, request) or serve_by_wagtail(request, document_id, document_filename)


def _served_here(document: CampaignDocument, request: HttpRequest) -> HttpResponseBase | None:
    """The answer for whoever may read the document; None for one kept elsewhere."""
    try:
        path = Path(document.file.path)
    except NotImplementedError:
        return None
    if not path.is_file():
        raise Http404
    stat, etag = path.stat(), quote_etag(document.get_file_hash())
    unchanged = get_conditional_response(request, etag=etag, last_modified=int(stat.st_mtime))
    if unchanged:
        return _described(unchanged, document, etag)
    document_served.send(sender=type(document), instance=document, request=request)
    part = _part_asked(request, stat.st_size, etag=etag)
    if part is None:
        response: HttpResponseBase = FileResponse(path.open("rb"))
    elif not part:
        response = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        response.headers["Content-Range"] = f"bytes */{stat.st_size}"
    else:
        response = StreamingHttpResponse(_bytes(path.open("rb"), part), status=HTTPStatus.PARTIAL_CONTENT)
        response.headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{stat.st_size}"
        response.headers["Content-Length"] = str(len(part))
    response.headers["Last-Modified"] = http_date(stat.st_mtime)
    return _described(response, document, etag)


def _described(response: HttpResponseBase, document: CampaignDocument, etag: str) -> HttpResponseBase:
    as_attachment = document.content_disposition != "inline"
    response.headers["Content-Type"] = document.content_type
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment, document.filename) or "inline"
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["ETag"] = etag
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    # Whether it is private can change at any moment: caches ask again.
    response.headers["Cache-Control"] = "public, no-cache" if document.is_public else "private, no-store"
    return response


def _part_asked(request: HttpRequest, size: int, *, etag: str) -> range | None:
    """The bytes asked for, empty where the file has none of them; None where the whole file is to be sent.

    Several ranges at once may be ignored (RFC 9110, 14.2), and are.
    """
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", "").strip())
    if request.method != "GET" or not asked or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = asked.groups()
    if not first and not last:
        return None
    if not first:
        return range(max(size - int(last), 0), size) if int(last) else range(0)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1 if last else size, size))


def _bytes(file: BinaryIO, part: range) -> Iterator[bytes]:
    with file:
        file.seek(part.start)
        left = len(part)
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
