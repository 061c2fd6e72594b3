"""Where the list of pages opens: at the site's landing page, not at a root that says something of an installation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.models import Page

wagtails_list = page_viewset_registry.as_view("index", is_base_page=True)


def explore_root(request: HttpRequest) -> HttpResponse:
    """In place of Wagtail's ``wagtailadmin_explore_root``: with one landing page there is nothing else to see there."""
    top = Page.objects.filter(depth=2).order_by("path")[:2]
    if len(top) == 1:
        return redirect("wagtailadmin_explore", top[0].pk)
    return wagtails_list(request)
