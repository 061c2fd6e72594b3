"""Old addresses of pages that moved: where the visitor came from goes along."""

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect


class CarryingRedirectMiddleware(RedirectMiddleware):
    """Wagtail's redirects with the query that was asked for, less what the new address sets itself.

    A form that was posted to the old address, from a page that a cache kept, is posted to the new one: 307 and
    308 keep the method and the body (RFC 9110, 15.4).
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer = super().process_response(request, response)
        if answer is response:
            return response
        posted = request.method not in ("GET", "HEAD")
        return type(answer)(with_query(answer.url, request.GET), preserve_request=posted)


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
