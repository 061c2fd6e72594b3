"""The library as an Atom feed (RFC 4287)."""

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed

from resources.models import ResourceLibraryPage, ResourcePage


class LibraryFeed(Feed):
    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, library: ResourceLibraryPage) -> ResourceLibraryPage:
        return library

    def title(self, library: ResourceLibraryPage) -> str:
        return library.title

    def link(self, library: ResourceLibraryPage) -> str:
        return library.get_url()

    def items(self, library: ResourceLibraryPage) -> list[ResourcePage]:
        return list(library.resources()[:50])

    def item_link(self, resource: ResourcePage) -> str:
        return resource.get_url()
