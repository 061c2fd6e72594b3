"""Pages behind a mailed link: whose address is a secret, and that no cache may keep."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

View = Callable[..., HttpResponse]

SAFE = ("GET", "HEAD")
FORM = (*SAFE, "POST")


def private(methods: tuple[str, ...] = FORM) -> Callable[[View], View]:
    """Keep the answer out of caches and indexes, and its address out of other sites' and our own logs."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            allowed = request.method in methods
            response = view(request, *args, **kwargs) if allowed else HttpResponseNotAllowed(methods)
            response.headers["Cache-Control"] = "no-store"
            # Not "no-referrer": with it the page's own forms would send "Origin: null" (Fetch standard, 3.2).
            response.headers["Referrer-Policy"] = "same-origin"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
            response._has_been_logged = True  # Django logs the path of each answer from 400 on: here, a secret
            return response

        return answered

    return decorate
