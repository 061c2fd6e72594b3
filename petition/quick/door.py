"""A WSGI application in front of Django's: it takes a plainly good signature, by the one door, in a few steps.

It decides nothing by itself. A post is taken here only where the address is a petition that anybody may see, the
petition is open, the same form finds nothing wrong, and the post asks for nothing unusual (a puzzle, an
idempotency key, an editor's session). Whatever else comes, and whatever fails, goes to Django as it came, which
shows errors, redirects and refuses. So what people are told has one home, and the usual case costs a tenth.
"""

import json
import logging
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import override
from pydantic import ValidationError

from campaign.core.api.problems import Problem
from campaign.core.database_connections import give_back_connections
from campaign.core.languages.addresses import language_of, language_of_address
from campaign.core.operating.metrics import count_request
from campaign.core.operating.request_ids import HEADER as REQUEST_ID
from campaign.core.operating.request_ids import named
from campaign.core.public_posts import from_own_origin
from campaign.core.rate_limits import RateLimitError
from campaign.core.sharing import carried, with_parameters
from petition import doors
from petition.abuse.puzzle import FIELD as PUZZLE
from petition.doors import Door
from petition.embedding.views import address_after, visited
from petition.headless.schemas import SignatureIn
from petition.headless.senders import Sender
from petition.headless.signing import accept_signature
from petition.quick.answers import Headers, usual_headers
from petition.quick.ready import Ready, ready_frame, ready_page, ready_petition
from petition.signing import Outcome, sign
from petition.visits import LONGEST_REMEMBERED, visit_of

logger = logging.getLogger("campaign.signing")

LONGEST = 64 * 1024
_HTML = "text/html; charset=utf-8"
_API = re.compile(r"/api/campaign/v1/petitions/([1-9]\d{0,17})/signatures/")
_FRAME = re.compile(r"/embed/petition/([1-9]\d{0,17})/")
_NOT_PLAIN = ("HTTP_AUTHORIZATION", "HTTP_IDEMPOTENCY_KEY", "HTTP_CONTENT_ENCODING", "HTTP_TRANSFER_ENCODING")
_UNSTORABLE = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    headers: Headers
    content: bytes


Taker = Callable[[WSGIRequest, bytes], Answer | None]


class _Uncounted(Sender):
    """What is wrong goes on to Django, which counts it."""

    def check_tries(self) -> None:
        pass


class QuickDoor:
    """Wraps the site's application; see the module."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST" or not (take := _way_of(environ)):
            return self.application(environ, start_response)
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        began = time.perf_counter()
        answer = _answer(take, environ, body)
        if answer is None:
            environ["wsgi.input"] = BytesIO(body)
            return self.application(environ, start_response)
        start_response(answer.status, [*answer.headers, ("Content-Length", str(len(answer.content)))])
        view, status = _VIEWS[take], int(answer.status[:3])
        count_request(method="POST", view=view, status=status, seconds=time.perf_counter() - began)
        return [answer.content]


def _way_of(environ: WSGIEnvironment) -> Taker | None:
    """How a post of this kind is taken; None where nothing of it is for this door."""
    length = environ.get("CONTENT_LENGTH", "")
    if not length.isdecimal() or int(length) > LONGEST or any(name in environ for name in _NOT_PLAIN):
        return None
    if f"{settings.SESSION_COOKIE_NAME}=" in environ.get("HTTP_COOKIE", ""):
        return None
    if len(environ.get("QUERY_STRING", "")) > LONGEST_REMEMBERED:
        return None
    kind = environ.get("CONTENT_TYPE", "").lower().removesuffix("; charset=utf-8")
    if kind == "application/x-www-form-urlencoded" and environ["PATH_INFO"].endswith("/"):
        return _take_framed if _FRAME.fullmatch(environ["PATH_INFO"]) else _take_form
    if kind == "application/json" and _API.fullmatch(environ["PATH_INFO"]) and not environ.get("QUERY_STRING"):
        return _take_json
    return None


def _answer(take: Taker, environ: WSGIEnvironment, body: bytes) -> Answer | None:
    try:
        request = WSGIRequest(environ)
        if settings.SECURE_SSL_REDIRECT and not request.is_secure():
            return None
        request.LANGUAGE_CODE = language_of_address(request.path_info)
        with named(request) as name, override(request.LANGUAGE_CODE):
            if answer := take(request, body):
                answer.headers.append((REQUEST_ID, name))
            return answer
    except Exception as error:  # Django says what is wrong, and to whom
        logger.debug("A post goes the long way (%s).", type(error).__name__)
        return None
    finally:
        give_back_connections()


def _take_form(request: WSGIRequest, body: bytes) -> Answer | None:
    if not from_own_origin(request):
        return None
    ready = ready_page(request)
    headers = usual_headers(request, content_type=_HTML)
    if ready is None or _signed(ready, request, body, door=doors.FORM, language=request.LANGUAGE_CODE) is None:
        return None
    location = _thanks_url(ready.thanks_url, request.META.get("QUERY_STRING", ""))
    return Answer("303 See Other", [*headers, ("Location", location)], b"")


def _take_framed(request: WSGIRequest, body: bytes) -> Answer | None:
    query = request.GET
    if not from_own_origin(request) or "lang" in query:
        return None
    ready = ready_frame(request, int(_FRAME.fullmatch(request.path_info)[1]))
    if ready is None:
        return None
    headers, language = usual_headers(request, content_type=_HTML, framed=True), language_of(ready.petition)
    with override(language):
        outcome = _signed(ready, request, body, door=doors.EMBED, language=language, **visited(query))
    if outcome is None:
        return None
    return Answer("303 See Other", [*headers, ("Location", address_after(query, outcome))], b"")


def _signed(
    ready: Ready, request: WSGIRequest, body: bytes, *, door: Door, language: str, **facts: str
) -> Outcome | None:
    """What became of a form's post; None, and nothing done, where Django is to look at it."""
    posted = _posted(body)
    if not ready.petition.is_open() or ready.petition.proof_of_work or PUZZLE in posted:
        return None
    form = ready.form.filled_in(posted)
    if not form.is_valid():
        return None
    visit = visit_of(request, language=language, **facts)
    try:
        outcome = sign(petition=ready.petition, submission=form.submission(), visit=visit, door=door)
    except RateLimitError:
        return None
    return None if outcome is Outcome.CLOSED else outcome


@lru_cache(maxsize=1024)  # on a news day nearly all come by a few links
def _thanks_url(url: str, query: str) -> str:
    return with_parameters(url, carried(QueryDict(query.encode("latin-1"))))


def _posted(body: bytes) -> MultiValueDict:
    """The fields as Django reads them. Raises ValueError for what it would read otherwise, or refuse."""
    lists: dict[str, list[str]] = {}
    most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    for name, value in parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=most):
        lists.setdefault(name, []).append(value)
    return MultiValueDict(lists)


def _take_json(request: WSGIRequest, body: bytes) -> Answer | None:
    if "HTTP_ORIGIN" in request.META and settings.CORS_ALLOWED_ORIGINS:
        return None
    found = _API.fullmatch(request.path_info)
    ready = ready_petition(request, int(found[1]))
    if ready is None or ready.petition.proof_of_work or _UNSTORABLE.search(body):
        return None
    sender = _Uncounted(request)
    try:
        signature = SignatureIn.model_validate(_parsed(body))
        accepted = accept_signature(ready.petition, signature, sender, form=ready.form)
    except (Problem, ValidationError):
        return None
    headers = usual_headers(request, content_type="application/json; charset=utf-8")
    headers = [*headers, *sender.rate_headers().items()]
    return Answer("202 Accepted", headers, json.dumps(accepted).encode())


# As the numbers for monitoring name them.
_VIEWS = {
    _take_form: "quick signing by form",
    _take_framed: "quick signing in a frame",
    _take_json: "quick signing by API",
}


def _parsed(body: bytes) -> Any:
    return json.loads(body.decode(), parse_constant=_no_json)


def _no_json(constant: str) -> None:
    raise ValueError(constant)
