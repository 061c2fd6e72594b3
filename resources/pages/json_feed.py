"""The library as a JSON feed, version 1.1 (jsonfeed.org)."""

from typing import Any
from uuid import uuid5

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.html import format_html
from wagtail.models import Site

from campaign.core.languages.language_prefix import language_of
from campaign.core.media.shapes import absolute
from campaign.core.text.rich_text import absolute_html, plain_text
from campaign.runtime.registry import provides
from resources.models import ResourceLibraryPage, ResourcePage
from resources.pages.feeds import FEED_LENGTH, first_moment


@provides("resources.json_feed")
def json_feed(request: HttpRequest, library: ResourceLibraryPage) -> HttpResponse:
    """The newest resources by their own date."""
    site = Site.find_for_request(request)
    newest = library.resources().prefetch_related("topics__names").by_date()[:FEED_LENGTH]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": library.title,
        "home_page_url": request.build_absolute_uri(library.get_url(request)),
        "feed_url": request.build_absolute_uri(library.json_feed_url(request)),
        "description": plain_text(library.introduction),
        "language": language_of(library),
        "authors": [{"name": (site.site_name if site else "") or library.title}],
        "items": [_item(resource, request) for resource in newest],
    }
    dumps = {"ensure_ascii": False}
    return JsonResponse(_said(feed), content_type="application/feed+json; charset=utf-8", json_dumps_params=dumps)


def _item(resource: ResourcePage, request: HttpRequest) -> dict[str, Any]:
    byline = format_html("<p>{}, {}</p>", resource.byline_text, resource.date_text)
    item = {
        "id": uuid5(resource.translation_key, language_of(resource)).urn,
        "url": request.build_absolute_uri(resource.get_url(request)),
        "external_url": resource.link,
        "title": resource.title,
        "content_html": byline + absolute_html(resource.introduction),
        "summary": plain_text(resource.introduction),
        "date_published": first_moment(resource.date, of=resource.date_precision).isoformat(),
        "date_modified": resource.last_published_at.isoformat() if resource.last_published_at else "",
        "authors": [{"name": name} for name in resource.publisher_names],
        "tags": [str(resource.get_kind_display()), *resource.topic_names],
        "language": resource.language_code,
        "attachments": _attachments(resource),
    }
    return _said(item)


def _attachments(resource: ResourcePage) -> list[dict[str, Any]]:
    document = resource.document
    if document is None:
        return []
    return [
        {
            "url": absolute(document.url),
            "mime_type": document.content_type,
            "title": document.title,
            "size_in_bytes": document.get_file_size() or 0,
        }
    ]


def _said(facts: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty: the format knows no empty values."""
    return {name: value for name, value in facts.items() if value or name == "items"}
