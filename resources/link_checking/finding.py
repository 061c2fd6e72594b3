"""The links of a resource to other sites: where they stand, and another address in their place."""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any
from urllib.parse import urlsplit

from resources.models import ResourcePage

HREF = re.compile(r'(\shref=")(https?://[^"]+)(")')
LENGTH_AT_MOST = 1000


def outside_links(resource: ResourcePage) -> list[str]:
    """Each address once: the resource's own link, then those in its summary and body."""
    found: dict[str, None] = {}

    def note(url: str) -> str:
        found[url] = None
        return url

    _changed(resource, note)
    return [url for url in found if len(url) <= LENGTH_AT_MOST and urlsplit(url).hostname]


def replace_link(resource: ResourcePage, old: str, new: str) -> bool:
    """Put the new address in each place of the old one, without saving; False where the old one stands nowhere."""
    if old not in outside_links(resource):
        return False
    link, introduction, body = _changed(resource, lambda url: new if url == old else url)
    resource.link, resource.introduction = link, introduction
    resource.body = resource.body.stream_block.to_python(body)
    return True


def _changed(resource: ResourcePage, change: Callable[[str], str]) -> tuple[str, str, list[Any]]:
    link = change(resource.link) if resource.link else ""
    body = resource.body.stream_block.get_prep_value(resource.body)
    return link, _in_text(resource.introduction, change), _in_value(body, change)


def _in_text(text: str, change: Callable[[str], str]) -> str:
    return HREF.sub(lambda match: f"{match[1]}{escape(change(unescape(match[2])))}{match[3]}", text)


def _in_value(value: Any, change: Callable[[str], str]) -> Any:
    """A block's stored value, whatever blocks it is made of: texts with links, and fields of the name ``url``."""
    if isinstance(value, dict):
        return {
            name: change(inner)
            if name == "url" and isinstance(inner, str) and inner.startswith(("http://", "https://"))
            else _in_value(inner, change)
            for name, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [_in_value(inner, change) for inner in value]
    return _in_text(value, change) if isinstance(value, str) else value
