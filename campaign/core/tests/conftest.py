"""A reader of the site behind a page cache."""

import time

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection

from campaign.core.page_cache.front import PageCache
from campaign.core.tests.page_cache_reader import AttentiveWatch, Reader


@pytest.fixture
def reader(settings, monkeypatch):
    """A reader of the site behind a page cache; ``rendered`` are the addresses that Django was asked for."""
    settings.ALLOWED_HOSTS = ["localhost"]
    monkeypatch.setattr("time.monotonic", time.time)  # the clock that a test can turn
    # As in Django's test client: the connection outlives the request, and the test's transaction with it.
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield Reader(lambda application: PageCache(application, room=8_000_000, watch=AttentiveWatch(), in_background=_now))
    for signal in signals:
        signal.connect(close_old_connections)


def _now(work):
    work()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Commits what the block writes: what the fixtures wrote waits for a commit that never comes."""

    def block():
        connection.run_on_commit.clear()
        return django_capture_on_commit_callbacks(execute=True)

    return block
