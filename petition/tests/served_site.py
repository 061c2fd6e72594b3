"""The site as a server calls it: the fast path in front of Django."""

import io
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.db import close_old_connections

from campaign.web.front.front import Front
from petition.fast_path.fast_path import fast_path
from petition.tests.thanks import REF

FORM, JSON = "application/x-www-form-urlencoded", "application/json"


class Site:
    """The site as a server calls it. ``went_long``: how many posts Django had to answer."""

    def __init__(self):
        self.went_long, self.django = 0, WSGIHandler()
        self.front = Front(self._long_way, posts=[fast_path])

    def _long_way(self, environ, start_response):
        self.went_long += 1
        return self.django(environ, start_response)

    def post(self, path, body, kind=FORM, *, by_django=False, **headers):
        environ = {"REQUEST_METHOD": "POST", "HTTP_HOST": "localhost", "REMOTE_ADDR": "203.0.113.7"}
        environ["PATH_INFO"], _mark, environ["QUERY_STRING"] = path.partition("?")
        environ |= {"CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body.encode())}
        environ |= headers
        setup_testing_defaults(environ)
        answer = {}

        def start_response(status, headers, exc_info=None):
            answer.update(status=int(status[:3]), headers={name.lower(): value for name, value in headers})

        application = self.django if by_django else self.front
        answer["body"] = b"".join(application(environ, start_response))
        # Another one each time.
        answer["is_named"] = bool(answer["headers"].pop("x-request-id", ""))
        if answer["status"] == 303:
            answer["headers"]["location"], answer["refs"] = REF.subn("", answer["headers"]["location"])
        return answer


@pytest.fixture
def site(settings):
    """Served in the test's own transaction: no request may close its connection, as Django's test client says."""
    settings.DEBUG_PROPAGATE_EXCEPTIONS = True
    request_started.disconnect(close_old_connections)
    yield Site()
    request_started.connect(close_old_connections)


@pytest.fixture
def api(petition):
    return f"/api/campaign/v1/petitions/{petition.pk}/signatures/"
