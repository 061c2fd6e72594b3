"""Fixtures for tests in a real browser: Chromium, driven by Playwright's synchronous API."""

import os
import shutil
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest

from campaign.tests.services import missing

# In milliseconds, for all that a test waits for: machines may be busy.
PATIENCE = 60_000
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def live_server(live_server: Any) -> Iterator[Any]:
    """The tests' own server; static files come from our middleware, with the headers that a frame's worker needs."""
    with patch("django.contrib.staticfiles.handlers.StaticFilesHandler._should_handle", return_value=False):
        yield live_server


def launch(chromium: Any, program: str, *flags: str) -> Any:
    """A browser each of whose pages is patient."""
    browser = chromium.launch(executable_path=program, args=[*CHROMIUM_FLAGS, *flags])
    browser.on("context", lambda context: context.set_default_timeout(PATIENCE))
    return browser


@pytest.fixture(scope="session")
def chromium(django_db_setup: None) -> Iterator[Any]:
    """A Chromium, driven by Playwright's synchronous API."""
    from django.db import connections
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if not program:
        missing("Chromium", "install chromium, or set CHROMIUM to its path")
    # Playwright keeps an event loop in this thread, in which Django would refuse to use the database, and
    # would open connections anew: the test database's own have to stay.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    opened = connections.all(initialized_only=True)
    with sync_playwright() as playwright:
        for connection in opened:
            connections[connection.alias] = connection
        browser = launch(playwright.chromium, program)
        yield browser
        browser.close()


@pytest.fixture
def console_errors() -> list[str]:
    """What ``page`` wrote to the browser's console as an error, and the exceptions that nobody caught."""
    return []


@pytest.fixture
def page(chromium: Any, live_server: Any, console_errors: list[str]) -> Iterator[Any]:
    """A page of a fresh browser profile; ``page.goto("/petition/")`` opens the test's own server.

    The server has connections of its own, so each test that uses it writes for all to see and the
    tables are emptied after it.
    """
    context = chromium.new_context(base_url=live_server.url, locale="en-US")
    page = context.new_page()
    page.on("console", lambda message: console_errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: console_errors.append(str(error)))
    yield page
    context.close()
