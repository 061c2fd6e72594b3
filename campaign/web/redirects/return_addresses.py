"""Where to go back to after signing in, a password or a form in the admin: an address of this site, or none.

``next`` and ``return_url`` come from links that anybody can write. What is no address of ours is ignored here, in one
place, before the libraries' views parse it each in their own way, some of which fail.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

from campaign.web.policy.content_security import ADMIN_PATH

NAMES = ("next", "return_url")
# What Django's resolver, a browser and a Location header can all take.
LENGTH_AT_MOST = 2000


def is_own_address(address: str, request: HttpRequest) -> bool:
    """Whether this is a path of ours, or a whole address on this host: never a bare word, which names a view."""
    if len(address) > LENGTH_AT_MOST or not address.isprintable():
        return False
    if not address.startswith(("/", "http://", "https://")):
        return False
    return url_has_allowed_host_and_scheme(address, request.get_host(), request.is_secure())


class ReturnAddressMiddleware:
    """Leaves out of a request what does not lead back to this site. Comes after the check of the form's token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.GET = _kept(request.GET, request)  # type: ignore[assignment]  # a copy may be changed
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        # What the public posts is parsed by its own views, to which no such field belongs.
        if request.method == "POST" and request.path.startswith(ADMIN_PATH):
            request.POST = _kept(request.POST, request)  # type: ignore[assignment]  # a copy may be changed


def _kept(data: QueryDict, request: HttpRequest) -> QueryDict:
    wrong = [name for name in NAMES if name in data and not all(is_own_address(a, request) for a in data.getlist(name))]
    if not wrong:
        return data
    kept = data.copy()
    for name in wrong:
        del kept[name]
    return kept
