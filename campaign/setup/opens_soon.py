"""What strangers see of a site that is not launched: one sentence, at each of its pages."""

from http import HTTPMethod
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from campaign.core.access.visibility import open_to_this_request
from campaign.setup.models import Closure

TEMPLATE = "setup/opens_soon.html"


def keep_closed(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse | None:
    """For Wagtail's ``before_serve_page``, ahead of its own look at restrictions, which would ask for a login.

    Editors see menus, sections and links as everybody will.
    """
    restrictions = list(page.get_view_restrictions())
    closing = Closure.objects.filter(restriction__in=restrictions).select_related("restriction__page")
    if not restrictions or not (closures := list(closing)):
        return None
    if all(restriction.accept_request(request) for restriction in restrictions):
        request.is_before_launch = True  # base.html says so
        for closure in closures:
            open_to_this_request(closure.restriction.page.path)
        return None
    asked = request.method in (HTTPMethod.GET, HTTPMethod.HEAD)
    response = render(request, TEMPLATE, status=200 if asked else 403)
    response.headers["Cache-Control"] = "no-store"  # or the launch would be late for some
    response.headers["X-Robots-Tag"] = "noindex"
    return response
