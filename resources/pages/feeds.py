"""The library as an Atom feed (RFC 4287)."""

from datetime import date, datetime, time
from typing import Any
from uuid import uuid5
from xml.sax.xmlreader import AttributesImpl

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.xmlutils import SimplerXMLGenerator
from wagtail.models import Page, Site

from campaign.core.languages.language_prefix import language_of
from campaign.core.media.shapes import absolute
from campaign.core.text.cleaning import xml_text
from campaign.core.text.rich_text import absolute_html, plain_text
from campaign.runtime.registry import provides
from resources.models import ResourceLibraryPage, ResourcePage

FEED_LENGTH = 100
# What XML 1.0 has no way to write; editors paste it from other programs.


class AtomFeed(Atom1Feed):
    """Django's, with an author for each publisher (RFC 4287, 4.2.1: one person or organization each)."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", name)
            handler.endElement("author")


@provides("resources.LibraryFeed")
class LibraryFeed(Feed):
    """The newest resources by their own date; called with the library as ``library``."""

    feed_type = AtomFeed

    def get_object(self, request: HttpRequest, library: ResourceLibraryPage) -> ResourceLibraryPage:
        self.request, self.language = request, language_of(library)
        return library

    def title(self, library: ResourceLibraryPage) -> str:
        return xml_text(library.title)

    def subtitle(self, library: ResourceLibraryPage) -> str | None:
        return xml_text(plain_text(library.introduction)) or None

    def link(self, library: ResourceLibraryPage) -> str:
        return library.get_url(self.request)

    def feed_guid(self, library: ResourceLibraryPage) -> str:
        return _permanent_id(library)

    def author_name(self, library: ResourceLibraryPage) -> str:
        """Every feed names an author (RFC 4287, 4.1.1): the site."""
        site = Site.find_for_request(self.request)
        return xml_text(site.site_name if site and site.site_name else library.title)

    def items(self, library: ResourceLibraryPage) -> list[ResourcePage]:
        newest = library.resources().prefetch_related("topics__names").order_by("-date", "-pk")
        return list(newest[:FEED_LENGTH])

    def item_title(self, resource: ResourcePage) -> str:
        return xml_text(resource.title)

    def item_description(self, resource: ResourcePage) -> str:
        """HTML: the line under the title with the date as far as it is known, then the summary."""
        note = f" ({resource.updated_note})" if resource.updated_note else ""
        byline = format_html("<p>{}, {}{}</p>", resource.byline_text, resource.date_text, note)
        return xml_text(byline + mark_safe(absolute_html(resource.introduction)))

    def item_link(self, resource: ResourcePage) -> str:
        return resource.get_url(self.request)

    def item_guid(self, resource: ResourcePage) -> str:
        return _permanent_id(resource)

    def item_extra_kwargs(self, resource: ResourcePage) -> dict[str, Any]:
        return {"authors": [xml_text(name) for name in resource.publisher_names]}

    def item_categories(self, resource: ResourcePage) -> list[str]:
        return [str(resource.get_kind_display()), *(xml_text(name) for name in resource.topic_names)]

    def item_enclosures(self, resource: ResourcePage) -> list[Enclosure]:
        """The file itself, where it is kept on this site."""
        document = resource.document
        if document is None:
            return []
        return [Enclosure(absolute(document.url), str(document.get_file_size()), document.content_type)]

    def item_pubdate(self, resource: ResourcePage) -> datetime:
        """The first moment of the day, month or year that is known."""
        return first_moment(resource.date, of=resource.date_precision)

    def item_updateddate(self, resource: ResourcePage) -> datetime:
        return resource.last_published_at or self.item_pubdate(resource)


def first_moment(day: date, *, of: str) -> datetime:
    """When the day, the month or the year of a date began."""
    first = {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}[of]
    return timezone.make_aware(datetime.combine(first, time.min))


def _permanent_id(page: Page) -> str:
    """One for a page in a language, whatever its address becomes."""
    return uuid5(page.translation_key, language_of(page)).urn
