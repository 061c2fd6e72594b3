"""The library's list with its filters, and what a resource's page shows beside it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from campaign.runtime.registry import provides
from resources.models import ResourceLibraryPage
from resources.pages.filters import ResourceFilterForm

RESOURCES_PER_PAGE = 20


@provides("resources.library")
def library(request: HttpRequest, library: ResourceLibraryPage) -> HttpResponse:
    """``?kind=``, ``?publisher=``, ``?topic=`` and ``?year=`` narrow the list, ``?sort=`` orders it.

    ``?page=`` turns pages, to the last one where none is. The template gets ``filter_form``, ``resources`` (a page
    of them), ``querystring`` (the filters alone) and ``narrowed``.
    """
    form = ResourceFilterForm(request.GET, resources=library.resources())
    paginator = Paginator(form.narrowed(), RESOURCES_PER_PAGE)
    paginator.count = form.count()
    context = {
        "filter_form": form,
        "resources": paginator.get_page(request.GET.get("page")),
        "querystring": form.querystring(),
        "narrowed": bool(form.chosen().keys() - {"sort"}),
    }
    return library.render(request, context_overrides=context)
