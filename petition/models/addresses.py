"""What a petition shows at which address, and in the editor's preview."""

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path


class PetitionAddresses(RoutablePageMixin):
    def get_route_paths(self) -> list[str]:
        """What leads on to the new address when this one changes."""
        return ["/", "/thanks/", "/updates/", "/updates/feed/"]

    @path("")
    def sign_view(self, request: HttpRequest) -> HttpResponse:
        from petition import views

        return views.petition_page(request, self)

    @path("thanks/", name="thanks")
    def thanks_view(self, request: HttpRequest) -> HttpResponse:
        from petition import views

        return views.thanks_page(request, self)

    @path("embed/", name="embed")
    def embed_view(self, request: HttpRequest) -> HttpResponse:
        from petition.embedding import pages

        return pages.embed_page(request, self)

    @path("updates/", name="updates")
    def updates_view(self, request: HttpRequest) -> HttpResponse:
        from petition import updates

        return updates.updates_page(request, self)

    @path("updates/feed/", name="updates_feed")
    def updates_feed_view(self, request: HttpRequest) -> HttpResponse:
        from petition import updates

        return updates.UpdatesFeed()(request, petition=self)

    def embed_url(self, request: HttpRequest | None = None) -> str:
        return self.get_url(request) + self.reverse_subpage("embed")

    def thanks_url(self, request: HttpRequest | None = None) -> str:
        return self.get_url(request) + self.reverse_subpage("thanks")

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        if mode_name == "thanks":
            return self.thanks_view(request)
        if mode_name == "share":
            from petition.sharing.views import share_preview

            return share_preview(request, self)
        return self.render(request)
