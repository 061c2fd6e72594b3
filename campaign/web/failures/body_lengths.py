"""A body whose length nobody says is refused in words: Django would read it as an empty one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from campaign.web.failures.problems import Problem

NEEDED = "Send the length of the body as Content-Length: a body in chunks is not read here."


class BodyLengthMiddleware:
    """411 for what comes in chunks (RFC 9112, 6.3 and 7.1). Proxies that collect requests never send that on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "Transfer-Encoding" not in request.headers or request.headers.get("Content-Length"):
            return self.get_response(request)
        if request.path.startswith("/api/"):
            return Problem(411, NEEDED).response()
        return HttpResponse(NEEDED, content_type="text/plain; charset=utf-8", status=411)
