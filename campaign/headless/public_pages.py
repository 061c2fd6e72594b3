"""Which pages the APIs may show: the one rule for lists and single pages alike."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from campaign.core.languages.language_prefix import language_of
from campaign.core.languages.site_pages import is_on_site, of_site

PageType = TypeVar("PageType", bound=Page)


class TranslationOut(Schema):
    id: int
    locale: str
    html_url: str


def public_pages(model: type[PageType], request: HttpRequest) -> PageQuerySet[PageType]:
    """The published pages of this type that anybody may read, on the site that was asked."""
    site = Site.find_for_request(request)
    if site is None:
        return model.objects.none()
    return of_site(model.objects.live().public(), site)


def translations_of(pages: Sequence[Page], request: HttpRequest) -> dict[UUID, list[dict[str, Any]]]:
    """The public languages of each page, its own among them, by translation key: ``TranslationOut``. One query."""
    keys = {page.translation_key for page in pages}
    models = {type(page) for page in pages}
    found: dict[UUID, list[dict[str, Any]]] = {key: [] for key in keys}
    for model in models:
        family = public_pages(model, request).filter(translation_key__in=keys, alias_of=None).order_by("locale_id")
        for page in family:
            address = page.get_full_url(request) or ""
            found[page.translation_key].append({"id": page.pk, "locale": language_of(page), "html_url": address})
    return found


def public_page(model: type[PageType], request: HttpRequest, page_id: int) -> PageType | None:
    """That page of the request's site, if it is published and anybody may see it. It needs no cache."""
    site = Site.find_for_request(request)
    page = model.objects.live().public().filter(id=page_id).first() if site else None
    return page if page is not None and is_on_site(page, site) else None
