"""Whether organizations can add themselves: an editor says it on the endorsers page, and the end of a campaign does."""

from django.contrib.auth.models import User
from wagtail.models import Site

from campaign.core.languages.site_pages import here, of_site
from campaign.core.pages.publishing import publish_change
from endorsers.models import EndorsersPage


def takes_organizations() -> bool:
    """Of the site that was asked, in its language; a site without that page takes them by the API."""
    page = here(EndorsersPage.objects.live()).first()
    return page is None or page.takes_organizations


def close_form(*, site: Site, by: User | None) -> list[int]:
    """Take the form off each published endorsers page of the site that has it; their numbers."""
    pages = of_site(EndorsersPage.objects.live().filter(takes_organizations=True), site).order_by("path")
    return [_set(page, takes=False, by=by) for page in pages]


def open_form(*, pages: list[int], by: User | None) -> None:
    """Put it back on those of the pages that still have none."""
    for page in EndorsersPage.objects.live().filter(pk__in=pages, takes_organizations=False):
        _set(page, takes=True, by=by)


def _set(page: EndorsersPage, *, takes: bool, by: User | None) -> int:
    def change(version: EndorsersPage) -> None:
        version.takes_organizations = takes

    publish_change(page, change, by=by)
    return page.pk
