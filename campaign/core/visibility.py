"""The one rule for whether the public may see a page that an editor linked or chose."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction

from campaign.core.request_memory import forget, remembered

_KEY = "paths of restricted pages"


def is_public(page: Page | None) -> bool:
    """True where the page is published and no restriction stands on it or above it."""
    return page is not None and page.live and not is_restricted(page)


def is_restricted(page: Page) -> bool:
    """True where a restriction stands on the page or above it. A request asks once for all its pages."""
    paths = remembered(_KEY, lambda: tuple(PageViewRestriction.objects.values_list("page__path", flat=True)))
    return page.path.startswith(paths)


def _changed(**_facts: Any) -> None:
    forget(_KEY)


for signal in (post_save, post_delete):
    signal.connect(_changed, sender=PageViewRestriction, dispatch_uid="campaign.visibility")
