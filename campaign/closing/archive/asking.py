"""Asks the site itself, as a stranger does, without a network in between."""

from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from django.core.files.storage import default_storage
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from wagtail.models import Site


@dataclass(frozen=True)
class Answer:
    content_type: str
    body: bytes


class Stranger:
    """Reads one site's addresses, and pictures from where media is kept."""

    def __init__(self, site: Site) -> None:
        self.root = urlsplit(site.root_url)
        self._handler = WSGIHandler()
        media = urlsplit(default_storage.url("x"))
        self._media = (media.netloc, media.path.removesuffix("x"))

    def read(self, address: str) -> Answer | None:
        """What is at an address of the site, or of its media; None where there is nothing for strangers."""
        parts = urlsplit(address)
        host, folder = self._media
        if folder and parts.path.startswith(folder) and parts.netloc in ("", host, self.root.netloc):
            return _picture(unquote_to_bytes(parts.path.removeprefix(folder)).decode(errors="replace"))
        if parts.netloc not in ("", self.root.netloc):
            return None
        return self._asked(parts.path, parts.query)

    def _asked(self, path: str, query: str) -> Answer | None:
        # Without the signals of a request's begin and end, which would close the asking one's database connection.
        response = self._handler.get_response(WSGIRequest(self._environ(path, query)))
        with closing(getattr(response, "file_to_stream", None) or BytesIO()):
            body = b"".join(response)
        if response.status_code != HTTPStatus.OK:
            return None
        return Answer(response.headers.get("Content-Type", "").partition(";")[0], body)

    def _environ(self, path: str, query: str) -> dict[str, Any]:
        port = self.root.port or (443 if self.root.scheme == "https" else 80)
        return {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "SCRIPT_NAME": "",
            "QUERY_STRING": query,
            "SERVER_NAME": self.root.hostname,
            "SERVER_PORT": str(port),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self.root.netloc,
            "HTTP_X_FORWARDED_PROTO": self.root.scheme,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": self.root.scheme,
            "wsgi.input": BytesIO(),
            "wsgi.version": (1, 0),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }


def _picture(name: str) -> Answer | None:
    try:
        with default_storage.open(name) as file:
            return Answer("", file.read())
    except Exception:  # a picture that is gone from the bucket is left out, as it is on the page
        return None
