"""Old addresses of pages that moved: where the visitor came from goes along."""

from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect, QueryDict
from django.urls import Resolver404
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Site

# Steps of an address; no page of a site lies that deep.
DEEPEST = 10


class CarryingRedirectMiddleware(RedirectMiddleware):
    """Wagtail's redirects with the query that was asked for, less what the new address sets itself.

    A form that was posted to the old address, from a page that a cache kept, is posted to the new one: 307 and
    308 keep the method and the body (RFC 9110, 15.4). What lies below an old address, such as the petition as one of
    many organizations presents it, leads on too where the page has such addresses.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer = super().process_response(request, response)
        if answer is response and response.status_code == HTTPStatus.NOT_FOUND:
            answer = _below_an_old_address(request) or response
        if answer is response:
            return response
        posted = request.method not in ("GET", "HEAD")
        return type(answer)(with_query(answer.url, request.GET), preserve_request=posted)


def _below_an_old_address(request: HttpRequest) -> HttpResponse | None:
    path = request.path_info
    steps = path.strip("/").split("/")
    if len(steps) > DEEPEST or "\0" in path:
        return None
    above = {"/" + "/".join(steps[:end]): "/" + "/".join(steps[end:]) + "/" for end in range(1, len(steps))}
    found = Redirect.get_for_site(Site.find_for_request(request)).filter(old_path__in=above, redirect_page__live=True)
    for redirect in sorted(found.filter(redirect_page_route_path=""), key=lambda one: -len(one.old_path)):
        page, rest = redirect.redirect_page.specific, above[redirect.old_path]
        if isinstance(page, RoutablePageMixin) and (url := page.get_url(request)) and _has(page, rest):
            leads = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
            return leads(iri_to_uri(url.rstrip("/") + rest))
    return None


def _has(page: RoutablePageMixin, path: str) -> bool:
    try:
        page.resolve_subpage(path)
    except Resolver404:
        return False
    return True


def refuse_half_addresses() -> None:
    """Let Wagtail's form of a redirect say what is wrong with ``//[``: parsing it stopped the form."""
    by_wagtail = Redirect.normalise_path

    def normalise_path(url: str, *args: Any, **kwargs: Any) -> str:
        try:
            return by_wagtail(url, *args, **kwargs)
        except ValueError as error:
            raise ValidationError(_("Enter a path of this site, such as /old-page/.")) from error

    Redirect.normalise_path = staticmethod(normalise_path)


def with_query(address: str, query: QueryDict) -> str:
    """The address with the query behind its own, which wins; the fragment stays last."""
    parts = urlsplit(address)
    own = parse_qsl(parts.query, keep_blank_values=True)
    set_already = {name for name, _value in own}
    carried = [(name, value) for name, values in query.lists() for value in values if name not in set_already]
    return urlunsplit(parts._replace(query=urlencode([*own, *carried])))
