"""A fresh installation's one site: the page that it shows, and the address that the settings give it."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from home.models import HomePage

DEFAULT_PORTS = {"http": 80, "https": 443}


def default_site() -> Site:
    """The site that answers where no other does; an unsaved one where there is none yet."""
    return Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)


def starting_page(site: Site) -> Page | None:
    """The page of a fresh installation, if it still is as it was: Wagtail's welcome or an empty landing page."""
    page = site.root_page if site.root_page_id else None
    if page is None or page.numchild:
        return None
    page = page.specific
    is_empty = type(page) is Page or (isinstance(page, HomePage) and not page.sections)
    return page if is_empty else None


def address_of_settings() -> tuple[str, int]:
    """Host and port of SITE_URL."""
    address = urlsplit(settings.SITE_URL)
    return address.hostname or "", address.port or DEFAULT_PORTS[address.scheme]


def take_address(site: Site) -> bool:
    """Give the site the host and port of SITE_URL; True where they were others. Saves nothing."""
    before = (site.hostname, site.port)
    site.hostname, site.port = address_of_settings()
    return before != (site.hostname, site.port)
