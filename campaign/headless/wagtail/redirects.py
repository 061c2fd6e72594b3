"""Where old addresses lead, for a front end that serves the pages itself: what editors entered, pages that moved."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin

from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view
from pydantic import Field
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from campaign.core.access.visibility import is_public
from campaign.core.signed_links import here_absolute
from campaign.headless.cache_headers import public_for
from campaign.headless.campaign_api import answers
from campaign.headless.pagination import Items, Window, page_of

router = Router(tags=["Redirects"])

KEPT = 60


class RedirectOut(Schema):
    from_: str = Field(
        alias="from", description="The old path on this site, with its query; no slash at its end, letters as they are."
    )
    to: str = Field(description="The whole address that it leads to, here or elsewhere.")
    permanent: bool = Field(description="Whether to answer 301 (or 308) and not 302 (or 307).")
    page: int | None = Field(description="The page of this site that it leads to, if it is one.")


class RedirectList(Items[RedirectOut]):
    pass


@router.get(
    "/", response=answers(RedirectList, 422), operation_id="listRedirects", summary="Old addresses", by_alias=True
)
@decorate_view(public_for(KEPT))
def list_redirects(request: HttpRequest, window: Query[Window]) -> dict[str, Any]:
    """The redirects of this site in the order of their paths; those to what the public may not see are left out."""
    return page_of(list(_shapes(redirects_of(request).order_by("old_path", "pk"))), window)


def redirects_of(request: HttpRequest) -> QuerySet[Redirect]:
    """Those of the site that was asked, and those of all sites."""
    return Redirect.get_for_site(Site.find_for_request(request)).select_related("redirect_page")


def redirect_from(path: str, request: HttpRequest) -> dict[str, Any] | None:
    """Where an old path leads, in the shape of the list; None where nothing is known of it."""
    try:
        path = Redirect.normalise_path(path)
    except ValidationError:  # half an address
        return None
    rows = redirects_of(request).filter(old_path=path)
    # One of this site goes before one of all sites.
    return next(_shapes(rows.order_by(F("site").desc(nulls_last=True))), None)


def _shapes(rows: Iterable[Redirect]) -> Iterator[dict[str, Any]]:
    return filter(None, map(_shape, rows))


def _shape(row: Redirect) -> dict[str, Any] | None:
    page = row.redirect_page
    if page is not None and not is_public(page):
        return None
    link = row.link
    if not link:
        return None
    return {
        "from": row.old_path,
        "to": urljoin(here_absolute("/"), link),
        "permanent": row.is_permanent,
        "page": page.pk if page is not None else None,
    }
