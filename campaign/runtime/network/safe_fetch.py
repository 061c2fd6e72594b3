"""Fetching an address that somebody gave us: never from inside our own network, never too much, never for long.

Names are looked up once, all their addresses are checked, and the connection goes to a checked one, so that a
name whose answer changes (DNS rebinding) gains nothing. Redirects are followed by hand, each checked again.
"""

import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from threading import Thread
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

from AntiSSRF import AntiSSRFError, AntiSSRFPolicy, PolicyConfigOptions
from django.utils.translation import gettext as _
from requests import RequestException, Response, Session
from urllib3.exceptions import HTTPError

MAX_BYTES = 2 * 1024 * 1024
MAX_SECONDS = 10
MAX_REDIRECTS = 3
CHUNK = 64 * 1024
Result = TypeVar("Result")
HEADERS = {"User-Agent": "campaign-platform", "Accept-Encoding": "identity"}


class FetchError(Exception):
    """It was not fetched; the message says why, in words for whoever gave the address.

    ``status`` is what the server answered instead of the content; None where none did.
    """

    def __init__(self, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Answer:
    """A server's answer without its content; ``location`` is the absolute address of a redirect, or empty."""

    status: int
    location: str


@dataclass(frozen=True)
class Reply:
    """What a server answered to what was posted: ``text`` is the beginning of its answer."""

    status: int
    text: str
    retry_after: str


def fetch(url: str, *, max_bytes: int = MAX_BYTES, max_seconds: float = MAX_SECONDS) -> bytes:
    """The bytes at a public http or https address. What they are is for the caller to find out.

    Raises FetchError for an address inside a private network, more than three redirects, an answer other than
    200, and what is too large or takes too long.
    """
    return _within(max_seconds, lambda: _fetched(url, max_bytes, time.monotonic() + max_seconds))


def look_at(url: str, *, method: str = "HEAD", max_seconds: float = MAX_SECONDS) -> Answer:
    """How a public address answers, without its content and without following redirects.

    Raises FetchError for an address inside a private network and where no server answers in time.
    """
    return _within(max_seconds, lambda: _looked_at(url, method, max_seconds))


def post(
    url: str,
    body: bytes,
    *,
    headers: Mapping[str, str],
    connect_seconds: float,
    max_seconds: float,
    max_characters: int,
) -> Reply:
    """Post to a public address; redirects are not followed, and no more than the answer's beginning is read.

    Raises FetchError for an address inside a private network and where no server answers in time.
    """
    timeout = (connect_seconds, max_seconds)
    return _within(max_seconds, lambda: _posted(url, body, headers, timeout, max_characters))


def refuse_private(url: str) -> None:
    """Raises FetchError for what is no web address, is not found, or leads into a private network."""
    _check(url)
    host = urlsplit(url).hostname
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise FetchError(_("There is no server of this name.")) from error
    policy = _policy()
    if not found or not all(policy._is_str_ip_address_connection_allowed(address) for address in found):
        raise FetchError(_("This address is not on the public internet."))


def _within(max_seconds: float, work: Callable[[], Result]) -> Result:
    outcome: list[Result | FetchError] = []

    def run() -> None:
        try:
            outcome.append(work())
        except FetchError as error:
            outcome.append(error)

    # A server that sends its headers a byte at a time never trips a socket's own time limit.
    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(max_seconds)
    if not outcome:
        raise FetchError(_("The server takes too long to answer."))
    if isinstance(outcome[0], FetchError):
        raise outcome[0]
    return outcome[0]


def _fetched(url: str, max_bytes: int, deadline: float) -> bytes:
    for _step in range(MAX_REDIRECTS + 1):
        with _answer(url, "GET", timeout=max(deadline - time.monotonic(), 0.1)) as response:
            if not response.is_redirect:
                return _content(response, max_bytes, deadline)
            url = urljoin(url, response.headers["location"])
    raise FetchError(_("The address redirects too often."))


def _looked_at(url: str, method: str, max_seconds: float) -> Answer:
    with _answer(url, method, timeout=max_seconds) as response:
        location = urljoin(url, response.headers["location"]) if response.is_redirect else ""
        return Answer(response.status_code, location)


def _posted(
    url: str, body: bytes, headers: Mapping[str, str], timeout: tuple[float, float], max_characters: int
) -> Reply:
    with _answer(url, "POST", data=body, headers=headers, timeout=timeout) as response:
        # A letter takes four bytes at most.
        start = response.raw.read(4 * max_characters, decode_content=False) or b""
        text = start.decode(errors="replace").replace("\x00", "")[:max_characters]
        return Reply(response.status_code, text, response.headers.get("Retry-After", ""))


@contextmanager
def _answer(url: str, method: str, **request: Any) -> Iterator[Response]:
    """A checked address's answer, its content not read yet; what fails meanwhile is a FetchError in words."""
    _check(url)
    try:
        with (
            _session() as session,
            session.request(method, url, stream=True, allow_redirects=False, **request) as found,
        ):
            yield found
    except AntiSSRFError as error:
        raise FetchError(_("This address is not on the public internet.")) from error
    except (RequestException, HTTPError, OSError, ValueError) as error:
        raise FetchError(_("The server could not be reached.")) from error


def _policy() -> AntiSSRFPolicy:
    policy = AntiSSRFPolicy(PolicyConfigOptions.EXTERNAL_ONLY_LATEST)
    policy.allow_plain_text_http = True
    policy.add_xff_header = False
    return policy


def _session() -> Session:
    session = _policy().get_antissrf_session()
    session.trust_env = False  # neither a proxy, which would look names up itself, nor a .netrc
    session.headers.update(HEADERS)
    return session


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and parts.hostname and parts.username is None
    except ValueError:
        valid = False
    if not valid:
        raise FetchError(_("This is no web address."))


def _content(response: Response, max_bytes: int, deadline: float) -> bytes:
    if response.status_code != HTTPStatus.OK:
        words = _("The server answers %(status)d.") % {"status": response.status_code}
        raise FetchError(words, status=response.status_code)
    content = bytearray()
    for chunk in response.iter_content(CHUNK):
        content += chunk
        if len(content) > max_bytes:
            raise FetchError(_("The file is larger than %(size)d kB.") % {"size": max_bytes // 1024})
        if time.monotonic() > deadline:
            raise FetchError(_("The server takes too long to answer."))
    return bytes(content)
