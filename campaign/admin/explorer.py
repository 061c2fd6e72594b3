"""Where the list of pages and the chooser of one open: at the site's landing page, not at a root above it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.views.chooser import BrowseView
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.models import Locale, Page

wagtails_list = page_viewset_registry.as_view("index", is_base_page=True)
wagtails_chooser = BrowseView.as_view()
ANY_PAGE = ("", "wagtailcore.page")


def explore_root(request: HttpRequest) -> HttpResponse:
    """In place of Wagtail's ``wagtailadmin_explore_root``: with one landing page there is nothing else to see there."""
    top = Page.objects.filter(depth=2).order_by("path")[:2]
    if len(top) == 1:
        return redirect("wagtailadmin_explore", top[0].pk)
    return wagtails_list(request)


def choose_page(request: HttpRequest) -> HttpResponse:
    """In place of Wagtail's ``wagtailadmin_choose_page``: where any page may be chosen, and one landing page has them.

    The root stands above it still, and who asks for another language there gets it.
    """
    landing = None
    if request.GET.get("page_type", "") in ANY_PAGE and "locale" not in request.GET:
        top = Page.objects.filter(depth=2, locale=Locale.get_default()).order_by("path")[:2]
        landing = top[0].pk if len(top) == 1 else None
    return wagtails_chooser(request, parent_page_id=landing)
