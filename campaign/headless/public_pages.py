"""Which pages the APIs may show: the one rule for lists and single pages alike."""

from typing import TypeVar

from django.http import HttpRequest
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from campaign.core.languages.site_pages import is_on_site, of_site

PageType = TypeVar("PageType", bound=Page)


def public_pages(model: type[PageType], request: HttpRequest) -> PageQuerySet[PageType]:
    """The published pages of this type that anybody may read, on the site that was asked."""
    site = Site.find_for_request(request)
    if site is None:
        return model.objects.none()
    return of_site(model.objects.live().public(), site)


def public_page(model: type[PageType], request: HttpRequest, page_id: int) -> PageType | None:
    """That page of the request's site, if it is published and anybody may see it. It needs no cache."""
    site = Site.find_for_request(request)
    page = model.objects.live().public().filter(id=page_id).first() if site else None
    return page if page is not None and is_on_site(page, site) else None
