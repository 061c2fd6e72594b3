"""What every anonymous reader is answered: pages that any cache may keep."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

# Seconds. What is taken off the site is gone from a CDN, which nobody purges, after the first two together.
PAGE_MAX_AGE = 60
STALE_WHILE_REVALIDATE = 10
STALE_IF_ERROR = 60


class AnonymousPageMiddleware:
    """Let shared caches keep a public page for a minute, and keep editors' answers out of every cache.

    A page may be shared when it was fetched without a session cookie, sets no cookie, varies on no
    cookie and its view said nothing of its own about caching. It stands outside the session
    middleware, so that it sees the cookies and the Vary that the others added.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.has_header("Cache-Control"):
            return response
        if self._may_be_shared(request, response):
            patch_cache_control(
                response,
                public=True,
                max_age=PAGE_MAX_AGE,
                stale_while_revalidate=STALE_WHILE_REVALIDATE,
                stale_if_error=STALE_IF_ERROR,
            )
        else:
            patch_cache_control(response, private=True, no_cache=True)
        return response

    @staticmethod
    def _may_be_shared(request: HttpRequest, response: HttpResponse) -> bool:
        return (
            request.method in ("GET", "HEAD")
            and response.status_code == 200
            and settings.SESSION_COOKIE_NAME not in request.COOKIES
            and not response.cookies
            and "cookie" not in response.get("Vary", "").lower()
        )
