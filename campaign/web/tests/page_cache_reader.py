"""A reader who speaks WSGI, as the server does, to the site and what stands in front of it."""

from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlencode

from django.core.wsgi import get_wsgi_application

from campaign.core.public_state.generation import Watch


class AttentiveWatch(Watch):
    """Looks before each answer, as every process does twice a second."""

    def state(self):
        self.look_again()
        return super().state()


class SteadyWatch(Watch):
    """Of a site that never changes."""

    def state(self):
        return 1


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


class Reader:
    """``rendered``: what Django was asked to render, in order; ``failure`` is raised by it instead."""

    def __init__(self, in_front, application=None):
        self.rendered, self.failure = [], None
        self.django = application or get_wsgi_application()
        self.front = in_front(self._noted)

    def _noted(self, environ, start_response):
        self.rendered.append(environ["PATH_INFO"])
        if self.failure:
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")])
            return [str(self.failure).encode()]
        return self.django(environ, start_response)

    def get(self, address, **headers):
        return _ask(self.front, "GET", address, headers)

    def head(self, address, **headers):
        return _ask(self.front, "HEAD", address, headers)

    def post(self, address, data):
        return _ask(self.front, "POST", address, {}, urlencode(data).encode())

    def from_django(self, address):
        return _ask(self.django, "GET", address, {})


def _ask(application, method, address, headers, body=b""):
    path, _mark, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "203.0.113.7",
        "HTTP_HOST": "localhost",
        "CONTENT_TYPE": "application/x-www-form-urlencoded" if body else "",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": BytesIO(),
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }
    started = []
    answer = application(environ, lambda status, named, exc_info=None: started.append((status, named)))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    status, named = started[-1]
    return Answer(int(status[:3]), dict(named), body)
