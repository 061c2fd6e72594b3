"""Takes a plainly good signature in front of Django, by the one verb, in a few steps.

It decides nothing by itself. A post is taken here only where the address is a petition that anybody may see, the
petition is open, the same form finds nothing wrong, and the post asks for nothing unusual (a puzzle, an
idempotency key). Whatever else comes, and whatever fails, goes to Django as it came, which
shows errors, redirects and refuses. So what people are told has one home, and the usual case costs a tenth.
"""

import json
import logging
import re
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import override
from pydantic import ValidationError

from campaign.core.languages.language_prefix import language_of, language_of_path
from campaign.core.sharing.links import carried, with_parameters
from campaign.runtime.database.connections import give_back_connections
from campaign.runtime.metrics import count_request
from campaign.runtime.rate_limits.rate_limits import RateLimitError
from campaign.runtime.request_ids import HEADER as REQUEST_ID
from campaign.runtime.request_ids import named
from campaign.web.failures.problems import Problem
from campaign.web.front.front import takes_posts
from campaign.web.front.request import Answer, FrontRequest, Headers
from campaign.web.front.usual_headers import usual_headers
from campaign.web.public.posts import from_own_origin
from petition.abuse.puzzle import FIELD as PUZZLE
from petition.api.schemas import SignatureIn
from petition.api.senders import Sender
from petition.api.signing import accept_signature
from petition.embedding.views import address_after, visited
from petition.fast_path.ready import Ready, ready_frame, ready_page, ready_petition
from petition.referrals.links import with_ref
from petition.signing import channels
from petition.signing.channels import Channel
from petition.signing.sign import Outcome, Signed, sign
from petition.submission.attribution import LONGEST_REMEMBERED, visit_of

logger = logging.getLogger("campaign.signing")

LONGEST = 64 * 1024
_HTML = "text/html; charset=utf-8"
_API = re.compile(r"/api/campaign/v1/petitions/([1-9]\d{0,17})/signatures/")
_FRAME = re.compile(r"/embed/petition/([1-9]\d{0,17})/")
_NOT_PLAIN = ("HTTP_IDEMPOTENCY_KEY", "HTTP_CONTENT_ENCODING", "HTTP_TRANSFER_ENCODING")
_UNSTORABLE = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")


@dataclass(frozen=True, slots=True)
class Post:
    """A plain post: the request as the front and as Django have it, what was sent, and the public state it came in."""

    front: FrontRequest
    request: HttpRequest
    body: bytes
    state: Hashable

    def headers(self, content_type: str, *, framed: bool = False) -> Headers:
        return usual_headers(self.front, content_type=content_type, framed=framed)


Taker = Callable[[Post], Answer | None]


class _Uncounted(Sender):
    """What is wrong goes on to Django, which counts it."""

    def check_tries(self) -> None:
        pass


@takes_posts
def fast_path(request: FrontRequest, state: Hashable) -> Answer | None:
    """The answer to a post that was taken; None, and nothing done, for all others."""
    if not (take := _way_of(request)):
        return None
    body, began = request.body(), time.perf_counter()
    answer = _taken(take, request, body, state)
    if answer is not None:
        status, seconds = int(answer.status[:3]), time.perf_counter() - began
        count_request(method="POST", view=_VIEWS[take], status=status, seconds=seconds)
    return answer


def _way_of(request: FrontRequest) -> Taker | None:
    """How a post of this kind is taken; None where nothing of it is for this channel."""
    length, path = request.header("CONTENT_LENGTH"), request.path
    if not length.isdecimal() or int(length) > LONGEST or not request.environ.keys().isdisjoint(_NOT_PLAIN):
        return None
    if len(request.query) > LONGEST_REMEMBERED or (settings.SECURE_SSL_REDIRECT and not request.is_secure()):
        return None
    kind = request.header("CONTENT_TYPE").lower().removesuffix("; charset=utf-8")
    if kind == "application/x-www-form-urlencoded" and path.endswith("/"):
        return _take_framed if _FRAME.fullmatch(path) else _take_form
    if kind == "application/json" and not request.query and _API.fullmatch(path):
        return _take_json
    return None


def _taken(take: Taker, front: FrontRequest, body: bytes, state: Hashable) -> Answer | None:
    try:
        request = front.as_django_has_it()
        request.LANGUAGE_CODE = language_of_path(request.path_info)
        with named(request) as name, override(request.LANGUAGE_CODE):
            if answer := take(Post(front, request, body, state)):
                answer.headers.append((REQUEST_ID, name))
                answer.headers.append(("Content-Length", str(len(answer.body))))
            return answer
    except Exception as error:  # Django says what is wrong, and to whom
        logger.debug("A post goes the long way (%s).", type(error).__name__)
        return None
    finally:
        give_back_connections()


def _take_form(post: Post) -> Answer | None:
    if not from_own_origin(post.request):
        return None
    ready = ready_page(post.request, post.state)
    headers = post.headers(_HTML)
    if ready is None:
        return None
    language = post.request.LANGUAGE_CODE
    signed = _signed(ready, post, channel=channels.FORM, language=language, partner=ready.partner)
    if signed is None:
        return None
    thanks = with_ref(_thanks_url(ready.thanks_url, post.front.query), signed.ref)
    return Answer("303 See Other", [*headers, ("Location", thanks)])


def _take_framed(post: Post) -> Answer | None:
    query = post.request.GET
    if not from_own_origin(post.request) or "lang" in query:
        return None
    ready = ready_frame(post.request, int(_FRAME.fullmatch(post.front.path)[1]), post.state)
    if ready is None:
        return None
    headers, language = post.headers(_HTML, framed=True), language_of(ready.petition)
    with override(language):
        signed = _signed(ready, post, channel=channels.EMBED, language=language, **visited(query))
    if signed is None:
        return None
    return Answer("303 See Other", [*headers, ("Location", address_after(query, signed))])


def _signed(ready: Ready, post: Post, *, channel: Channel, language: str, **facts: str) -> Signed | None:
    """What became of a form's post; None, and nothing done, where Django is to look at it."""
    posted = _posted(post.body)
    if not ready.petition.is_open() or ready.petition.proof_of_work or PUZZLE in posted:
        return None
    form = ready.form.filled_in(posted)
    if not form.is_valid():
        return None
    visit = visit_of(post.request, language=language, **facts)
    try:
        signed = sign(petition=ready.petition, submission=form.submission(), visit=visit, channel=channel)
    except RateLimitError:
        return None
    return None if signed.outcome is Outcome.CLOSED else signed


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


def _take_json(post: Post) -> Answer | None:
    if "HTTP_ORIGIN" in post.front.environ and settings.CORS_ALLOWED_ORIGINS:
        return None
    ready = ready_petition(post.request, int(_API.fullmatch(post.front.path)[1]), post.state)
    if ready is None or ready.petition.proof_of_work or _UNSTORABLE.search(post.body):
        return None
    sender = _Uncounted(post.request)
    try:
        signature = SignatureIn.model_validate(_parsed(post.body))
        accepted = accept_signature(ready.petition, signature, sender, form=ready.form)
    except (Problem, ValidationError):
        return None
    headers = [*post.headers("application/json; charset=utf-8"), *sender.rate_headers().items()]
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
