"""Somebody of the public: asks through the proxy, and trusts the rehearsal's authority alone."""

import html
import http.client
import re
import socket
import ssl
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from .report import Failed

TIMEOUT = 60


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str

    @property
    def words(self) -> str:
        """What a reader reads of the page."""
        hidden = r"<(script|style)\b.*?</\1>"
        text = re.sub(r"</?(?:mark|bdi|em|strong)\b[^>]*>", "", re.sub(hidden, " ", self.text, flags=re.DOTALL))
        return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text))).strip()

    @property
    def leads_to(self) -> str:
        """The path (and query) that a redirect names."""
        found = urlsplit(self.headers["Location"] or "")
        return found.path + (f"?{found.query}" if found.query else "")


class Visitor:
    """``port`` is the proxy's; with no ``authority`` it speaks plain HTTP."""

    def __init__(self, host: str, port: int, authority: Path | None = None) -> None:
        self.host, self.port = host, port
        self._tls = ssl.create_default_context(cafile=authority) if authority else None

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def read(self, path: str, words: str) -> str:
        """What a reader reads at the path, where the words must be."""
        answer = self.get(path)
        if answer.status != 200 or words not in answer.words:
            raise Failed(f"{path} answered {answer.status} without “{words}”: {answer.words[:400]}")
        return answer.words

    def post(self, path: str, **values: str) -> Answer:
        return self._ask("POST", path, urlencode(values))

    def send(self, path: str, **values: str) -> str:
        """Fill in the first form of a page that has these fields, and send it; where that leads."""
        page = self.get(path)
        answer = self.post(path, **_hidden(page.text, values) | values)
        if answer.status != 303:
            raise Failed(f"a form at {path} was answered {answer.status}: {answer.words[:600]}")
        return answer.leads_to

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        connection = http.client.HTTPConnection(self.host, timeout=TIMEOUT)
        connection.sock = socket.create_connection(("127.0.0.1", self.port), TIMEOUT)
        if self._tls:
            connection.sock = self._tls.wrap_socket(connection.sock, server_hostname=self.host)
        headers = {"Connection": "close"}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
            headers |= {"Origin": f"http{'s' if self._tls else ''}://{self.host}"}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode(errors="replace"))
        finally:
            connection.close()


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, tuple[str, str]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append({})
        elif tag in ("input", "textarea", "select") and self.forms and said.get("name"):
            self.forms[-1].setdefault(said["name"], (said.get("type", ""), said.get("value", "")))


def _hidden(page: str, values: dict[str, str]) -> dict[str, str]:
    """What the form sends by itself."""
    parser = _Forms()
    parser.feed(page)
    for form in parser.forms:
        if values.keys() <= form.keys():
            return {name: value for name, (kind, value) in form.items() if kind == "hidden"}
    raise Failed(f"no form there has {sorted(values)}")
