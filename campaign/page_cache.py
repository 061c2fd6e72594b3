"""Puts the page cache in front of Django where the settings ask for it."""

from collections.abc import Callable

from django.conf import settings


def in_front_of(application: Callable) -> Callable:
    """The application that answers public pages from memory, or the given one where PAGE_CACHE is off."""
    if not settings.PAGE_CACHE:
        return application
    from campaign.core.page_cache.front import PageCache

    return PageCache(application, room=settings.PAGE_CACHE_MEGABYTES * 1024 * 1024)
