"""What a petition shows at which address, and in the editor's preview."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from campaign.runtime.registry import provided


class PetitionRoutes(RoutablePageMixin):
    def get_route_paths(self) -> list[str]:
        """What leads on to the new address when this one changes."""
        return ["/", "/thanks/", "/updates/", "/updates/feed/", "/reasons/"]

    @path("")
    def sign_view(self, request: HttpRequest) -> HttpResponse:
        return provided("petition.petition_page")(request, self)

    @path("thanks/", name="thanks")
    def thanks_view(self, request: HttpRequest) -> HttpResponse:
        return provided("petition.thanks_page")(request, self)

    @path("with/<str:slug>/", name="with")
    def with_view(self, request: HttpRequest, slug: str) -> HttpResponse:
        return provided("petition.partner_page")(request, self, slug)

    @path("with/<str:slug>/thanks/", name="with_thanks")
    def with_thanks_view(self, request: HttpRequest, slug: str) -> HttpResponse:
        return provided("petition.partner_thanks_page")(request, self, slug)

    @path("embed/", name="embed")
    def embed_view(self, request: HttpRequest) -> HttpResponse:
        return provided("petition.embed_page")(request, self)

    @path("reasons/", name="reasons")
    def reasons_view(self, request: HttpRequest) -> HttpResponse:
        return provided("petition.reasons_page")(request, self)

    @path("updates/", name="updates")
    def updates_view(self, request: HttpRequest) -> HttpResponse:
        return provided("petition.updates_page")(request, self)

    @path("updates/feed/", name="updates_feed")
    def updates_feed_view(self, request: HttpRequest) -> HttpResponse:
        return provided("petition.UpdatesFeed")()(request, petition=self)

    def embed_url(self, request: HttpRequest | None = None) -> str:
        return self.own_address("embed", request)

    def thanks_url(self, request: HttpRequest | None = None, partner: str = "") -> str:
        """Of who signed on the petition's own page, or on that of a partner with this name in links."""
        return self.own_address("with_thanks", request, partner) if partner else self.own_address("thanks", request)

    def address_to_share(self, request: HttpRequest | None, source: Mapping[str, str]) -> str:
        return provided("petition.address_to_share")(self, request, source)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        if mode_name == "thanks":
            return self.thanks_view(request)
        if mode_name == "share":
            return provided("petition.share_preview")(request, self)
        return self.render(request)
