"""The library's list with its filters."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from resources.filters import ResourceFilterForm
from resources.models import ResourceLibraryPage

RESOURCES_PER_PAGE = 20


def library(request: HttpRequest, library: ResourceLibraryPage) -> HttpResponse:
    """``?kind=``, ``?publisher=`` and ``?year=`` narrow the list, ``?page=`` turns pages."""
    form = ResourceFilterForm(request.GET, library=library)
    resources = form.narrowed(library.resources())
    return library.render(
        request,
        context_overrides={
            "filter_form": form,
            "resources": Paginator(resources, RESOURCES_PER_PAGE).get_page(request.GET.get("page")),
            "querystring": form.querystring(),
        },
    )
