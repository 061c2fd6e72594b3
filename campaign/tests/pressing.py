"""Pressing the button of a page: with what its form carries, as a browser does."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape

_HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')


def carried(page: HttpResponse) -> dict[str, str]:
    """The hidden fields of the page's forms."""
    return dict(_HIDDEN.findall(page.content.decode()))


def press(client: Client, address: str, **values: Any) -> HttpResponse:
    """Open the page and press its button."""
    return client.post(address, carried(client.get(address)) | values)


def says(page: HttpResponse, words: str) -> bool:
    return escape(words) in page.content.decode()
