"""Which page an address names, asked of the database at once instead of step by step."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from campaign.core.languages.language_prefix import language_of

DEEPEST = 63  # levels that a path of the tree has room for: longer addresses name nothing


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's view of pages, which takes the page that ``route`` found."""
    route(request, path)
    return serve(request, path)


def route(request: HttpRequest, path: str) -> RouteResult | None:
    """As ``Page.route_for_request``, which asks for the landing page, its translation and each page on the way.

    A page type with a ``route`` of its own, such as a petition with its thank-you page, decides from there on.
    """
    if not hasattr(request, "_wagtail_route_for_request"):  # where Wagtail itself keeps it for others
        request._wagtail_route_for_request = _found(request, [name for name in path.split("/") if name])
    return request._wagtail_route_for_request


def _found(request: HttpRequest, names: list[str]) -> RouteResult | None:
    site = Site.find_for_request(request)
    if site is None:
        return None
    root = site.root_page
    if language_of(root) != get_language():
        root = root.localized
    page, rest = _last_on_the_way(root, names)
    try:
        return page.specific.route(request, rest)
    except Http404:
        return None


def _last_on_the_way(root: Page, names: list[str]) -> tuple[Page, list[str]]:
    """The page that answers for the names, and those of them that are left to it."""
    addresses = [f"{root.url_path}{'/'.join(names[: number + 1])}/" for number in range(len(names[:DEEPEST]))]
    # By slug, which has an index; the whole path tells those of one slug apart.
    pages = Page.objects.filter(slug__in=names[:DEEPEST], url_path__in=addresses) if names else ()
    known = {page.url_path: page for page in pages}
    page = root
    for number, address in enumerate(addresses):
        if (page.specific_class or Page).route is not Page.route or address not in known:
            return page, names[number:]
        known[address]._cached_parent_obj = page
        page = known[address]
    return page, names[len(addresses) :]
