"""The library's list with its filters, and what a resource's page shows beside it."""

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from campaign.core.languages.site_pages import here
from campaign.runtime.registry import provides
from resources.models import ResourceLibraryPage, ResourcePage, ResourcePublisher
from resources.pages.filters import ResourceFilterForm

RESOURCES_PER_PAGE = 20


@provides("resources.published_by")
def published_by(is_theirs: Callable[[str], bool]) -> list[ResourcePage]:
    """The public resources here of the publishers whose name ``is_theirs``, the newest first."""
    resources = here(ResourcePage.objects.published())
    names = (
        ResourcePublisher.objects.filter(resource__in=resources).order_by().values_list("name", flat=True).distinct()
    )
    theirs = [name for name in names if is_theirs(name)]
    if not theirs:
        return []
    found = resources.filter(publishers__name__in=theirs).distinct().with_documents().prefetch_related("publishers")
    return list(found.by_date())


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
