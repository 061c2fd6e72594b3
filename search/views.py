"""The search page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from search.finding import find

RESULTS_PER_PAGE = 20


def search_page(request: HttpRequest) -> HttpResponse:
    """``?q=`` finds, ``?type=`` narrows to a kind, ``?page=`` turns pages."""
    query, kind = request.GET.get("q", ""), request.GET.get("type", "")
    findings = find(text=query, kind=kind)
    return render(
        request,
        "search/search_page.html",
        {
            "query": query,
            "kind": kind,
            "kinds": [(entry.value, entry.label, entry.count) for entry in findings.kinds],
            "results": Paginator(findings.results, RESULTS_PER_PAGE).get_page(request.GET.get("page")),
        },
    )
