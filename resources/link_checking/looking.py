"""Looking at other sites as a polite guest: their robots.txt, a second between requests, HEAD before GET."""

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from campaign.runtime.network.safe_fetch import HEADERS, Answer, FetchError, fetch, look_at
from resources.link_checking.host_rate import wait_for_turn

SECONDS_BETWEEN = 1.0
LONGEST_WAIT = 10.0
REDIRECTS_AT_MOST = 5
HOST_LENGTH = 255
ROBOTS_BYTES = 512 * 1024
PERMANENT = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})


@dataclass(frozen=True)
class Sight:
    """``status`` of the last answer, None where none came; ``moved_to`` where permanent redirects lead."""

    status: int | None
    moved_to: str = ""
    refused: bool = False


class Guest:
    """Remembers each site's rules for one round of links."""

    def __init__(self) -> None:
        self._rules: dict[str, RobotFileParser] = {}

    def visit(self, url: str) -> Sight:
        """Follow the address to its end. ``refused`` where a site's robots.txt lets no program look."""
        moved_to, all_permanent = "", True
        for _step in range(REDIRECTS_AT_MOST + 1):
            try:
                if not self._may_look(url):
                    return Sight(None, refused=True)
                answer = self._look(url)
            except (FetchError, ValueError):
                return Sight(None)
            if not answer.location:
                return Sight(answer.status, moved_to if answer.status == HTTPStatus.OK else "")
            all_permanent = all_permanent and answer.status in PERMANENT
            url = answer.location
            if all_permanent:
                moved_to = url
        return Sight(None)

    def _look(self, url: str) -> Answer:
        """Many servers know no HEAD or answer it wrongly: what it says against the address is asked again."""
        self._wait_for(url)
        try:
            answer = look_at(url)
        except FetchError:
            answer = None
        if answer and answer.status < HTTPStatus.BAD_REQUEST:
            return answer
        self._wait_for(url)
        return look_at(url, method="GET")

    def _may_look(self, url: str) -> bool:
        return self._rules_of(url).can_fetch(HEADERS["User-Agent"], url)

    def _rules_of(self, url: str) -> RobotFileParser:
        """As RFC 9309 has it: none where the file is missing, all forbidden where the server fails."""
        origin = _origin(url)
        if origin not in self._rules:
            rules = RobotFileParser()
            self._rules[origin] = rules
            self._wait_for(url)
            try:
                rules.parse(
                    fetch(f"{origin}/robots.txt", max_bytes=ROBOTS_BYTES).decode("utf-8", "replace").split("\n")
                )
            except FetchError as error:
                failing = error.status is not None and error.status >= HTTPStatus.INTERNAL_SERVER_ERROR
                rules.disallow_all, rules.allow_all = failing, not failing
        return self._rules[origin]

    def _wait_for(self, url: str) -> None:
        rules = self._rules.get(_origin(url))
        wished = rules.crawl_delay(HEADERS["User-Agent"]) if rules and rules.mtime() else None
        wait_for_turn(_host(url), seconds=min(max(float(wished or 0), SECONDS_BETWEEN), LONGEST_WAIT))


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _host(url: str) -> str:
    """The server behind http and https and all ports. Raises FetchError for an address without one."""
    host = urlsplit(url).hostname
    if not host or len(host) > HOST_LENGTH:
        raise FetchError(f"No host: {url[:100]}")
    return host
