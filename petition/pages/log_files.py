"""The files of a log, as https://c2sp.org/tlog-tiles has them: for where neither nginx nor a bucket hands them out."""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from petition.models import PetitionLog
from petition.transparency import verifier as verifier_file
from petition.transparency.files import LogFiles
from petition.transparency.leaves import bundled, unbundled
from petition.transparency.standing import latest_published
from petition.transparency.tree import SIZE

A_YEAR = 365 * 24 * 3600
CHECKPOINT_KEPT = 5
VERIFIER = Path(verifier_file.__file__)


def checkpoint(request: HttpRequest, petition_id: int, number: int) -> HttpResponse:
    """What was signed last."""
    latest = latest_published(_log(petition_id, number))
    if latest is None:
        raise Http404
    response = _for_everybody(latest.checkpoint, "text/plain; charset=utf-8")
    patch_cache_control(response, public=True, max_age=CHECKPOINT_KEPT)
    return response


def tile(request: HttpRequest, petition_id: int, number: int, name: str) -> HttpResponse:
    """A tile of hashes, or a bundle of entries. One that is full by now serves for its narrower forms."""
    files = LogFiles(_log(petition_id, number))
    try:
        content = _read(files, f"tile/{name}")
    except OSError as error:
        raise Http404 from error
    response = _for_everybody(content, "application/octet-stream")
    patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    return response


def verifier(request: HttpRequest) -> HttpResponse:
    """One file of Python that checks a log."""
    response = _for_everybody(VERIFIER.read_bytes(), "text/x-python; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="verify.py"'
    patch_cache_control(response, public=True, max_age=3600)
    return response


def _read(files: LogFiles, name: str) -> bytes:
    try:
        return files.read(name)
    except OSError:
        full, partial, width = name.partition(".p/")
        if not partial:
            raise
        content = files.read(full)
        if name.startswith("tile/entries/"):
            return bundled(unbundled(content)[: int(width)])
        return content[: int(width) * SIZE]


def _log(petition_id: int, number: int) -> PetitionLog:
    log = PetitionLog.objects.filter(petition=petition_id, number=number).first()
    if log is None:
        raise Http404
    return log


def _for_everybody(content: str | bytes, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
