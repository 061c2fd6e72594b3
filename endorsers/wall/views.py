"""The wall on a page of its own, and for an iframe on any other site."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from campaign.core.languages.site_pages import here, on_this_site
from campaign.runtime.registry import provides
from campaign.web.policy.framing import framable, framed_page
from endorsers.models import EndorsersPage
from endorsers.wall.filters import WallFilterForm


@provides("endorsers.endorsers_page")
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


@framable
@require_safe
def embedded_wall(request: HttpRequest, page_id: int | None = None) -> HttpResponse:
    """The wall alone, narrowed and grouped as on the page; ``?limit=`` shows the first ones and links to the rest.

    The links lead to the page of that id, or else to the site's first one.
    """
    pages = EndorsersPage.objects.live().public()
    page = here(pages).first() if page_id is None else get_object_or_404(on_this_site(pages), pk=page_id)
    shown, limit = WallFilterForm(request.GET).wall(), request.GET.get("limit", "")
    most = int(limit) if re.fullmatch(r"[1-9][0-9]{0,2}", limit) else None
    return framed_page(
        request,
        "endorsers/embed_wall.html",
        wall=shown.first(most) if most else shown,
        all_count=shown.count if most and shown.count > most else 0,
        endorsers_page=page,
        add_address=page.full_url + page.reverse_subpage("add") if page and page.full_url else "",
    )
