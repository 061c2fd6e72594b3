"""The one rule for whether the public may see a page that an editor linked or chose."""

from wagtail.models import Page


def is_public(page: Page | None) -> bool:
    """True where the page is published and no restriction stands on it or above it."""
    return page is not None and page.live and not page.get_view_restrictions().exists()
