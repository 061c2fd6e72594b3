"""The wall on a page of its own, and for an iframe on any other site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from campaign.core.content_security import framable_policy
from endorsers.models import EndorsersPage
from endorsers.wall.filters import WallFilterForm


def endorsers_page(request: HttpRequest, page: EndorsersPage) -> HttpResponse:
    """``?q=``, ``?scope=`` and ``?region=`` narrow the wall; ``?by=region`` groups state or local ones.

    The template gets ``filter_form``, ``filtered`` (whether a filter applies) and ``wall``.
    """
    form = WallFilterForm(request.GET)
    context = {
        "filter_form": form,
        "filtered": form.narrows,
        "wall": form.wall(),
        "endorsers_page": page,
    }
    return page.render(request, context_overrides=context)


@require_safe
@xframe_options_exempt
def embedded_wall(request: HttpRequest) -> HttpResponse:
    """The wall alone, narrowed and grouped as on the page."""
    page = EndorsersPage.objects.live().public().first()
    context = {
        "wall": WallFilterForm(request.GET).wall(),
        "endorsers_page": page,
        "add_address": page.full_url + page.reverse_subpage("add") if page else "",
    }
    response = render(request, "endorsers/embed_wall.html", context)
    response.headers["Content-Security-Policy"] = framable_policy()
    return response
