"""Which pages the APIs may show: the one rule for lists and single pages alike."""

from typing import TypeVar

from django.http import HttpRequest
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from campaign.core.languages.site_pages import of_site

PageType = TypeVar("PageType", bound=Page)


def public_pages(model: type[PageType], request: HttpRequest) -> PageQuerySet[PageType]:
    """The published pages of this type that anybody may read, on the site that was asked."""
    site = Site.find_for_request(request)
    if site is None:
        return model.objects.none()
    return of_site(model.objects.live().public(), site)
