"""A reader of the site behind a page cache."""

import time

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from campaign.web.front.front import Front
from campaign.web.front.page_cache import PageCache
from campaign.web.tests.page_cache_reader import AttentiveWatch, Reader


@pytest.fixture
def reader(settings, monkeypatch):
    """A reader of the site behind a page cache; ``rendered`` are the addresses that Django was asked for."""
    settings.ALLOWED_HOSTS = ["localhost"]
    monkeypatch.setattr("time.monotonic", time.time)  # the clock that a test can turn
    # As in Django's test client: the connection outlives the request, and the test's transaction with it.
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield Reader(_front)
    for signal in signals:
        signal.connect(close_old_connections)


def _front(application):
    pages = PageCache(application, room=8_000_000, in_background=_now)
    return Front(application, pages=pages, watch=AttentiveWatch())


def _now(work):
    work()
