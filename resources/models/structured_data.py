"""A resource in the words of schema.org."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from campaign.core.media.shapes import absolute
from campaign.core.pages.structured_data import Thing, web_page

if TYPE_CHECKING:
    from resources.models import ResourcePage


def resource_work(resource: "ResourcePage", request: HttpRequest | None = None) -> Thing:
    """The document, with its own date and language; those of its page on this site are others.

    Who published it is its author too: an organization speaks by what it publishes.
    """
    thing = web_page(resource, kind="Report" if resource.kind == "report" else "CreativeWork", request=request)
    thing |= {
        "headline": resource.title,
        "datePublished": resource.date_iso,
        "inLanguage": resource.language_code,
    }
    if names := resource.publisher_names:
        thing["author"] = thing["publisher"] = [{"@type": "Organization", "name": name} for name in names]
    if topics := resource.topic_names:
        thing["about"] = [{"@type": "Thing", "name": name} for name in topics]
    if resource.link:
        thing["sameAs"] = resource.link
    if document := resource.public_document:
        thing["encoding"] = {
            "@type": "MediaObject",
            "contentUrl": absolute(document.url),
            "encodingFormat": document.content_type,
        }
        if size := document.get_file_size():
            thing["encoding"]["contentSize"] = f"{size} B"
    return thing
