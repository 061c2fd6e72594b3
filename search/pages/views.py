"""The search page."""

from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from campaign.core.languages.site_pages import current_site, on_this_site
from campaign.core.searchables import Found
from search.finding import Findings, find
from search.pages.excerpts import excerpt, marked
from search.query_log import note_search
from search.reading.query import MAX_LENGTH

KIND = "promoted"


def promoted(text: str) -> list[Found]:
    """The editors' choices for exactly this query, in their order; pages only where the public may see them.

    A page is recommended on its own site. An address outside has none, and stands on the default one alone.
    """
    choices = list(
        SearchPromotion.objects.filter(query__query_string=normalise_query_string(text))
        .select_related("page")
        .order_by("sort_order", "pk")
    )
    chosen_pages = [choice.page_id for choice in choices if choice.page_id]
    pages = on_this_site(Page.objects.live().public())
    site = current_site()
    takes_addresses = site is not None and site.is_default_site
    public = set(pages.filter(pk__in=chosen_pages).values_list("pk", flat=True)) if choices else ()
    return [
        Found(
            kind=KIND,
            kind_label=_("Recommended"),
            title=choice.title or choice.external_link_url,
            url=choice.page.url if choice.page else choice.external_link_url,
            text=choice.description,
        )
        for choice in choices
        if (takes_addresses if choice.page_id is None else choice.page_id in public)
    ]


RESULTS_PER_PAGE = 20


@dataclass(frozen=True)
class Result(Found):
    """A result with the words searched for marked, as HTML."""

    marked_title: SafeString = field(kw_only=True)
    excerpt: SafeString = field(kw_only=True)


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """``?q=`` finds, ``?type=`` narrows to a kind, ``?page=`` turns pages (the last one where there is no such).

    The template gets ``query``, ``kind``, ``kinds`` as (value, label, count), ``found`` (how many of all kinds),
    ``corrected`` and ``partial`` as in Findings, ``promoted`` (Found, on the first page of all kinds only), and
    ``results``, a page of Result.
    """
    query = request.GET.get("q", "").replace("\0", "")[:MAX_LENGTH].strip()
    findings = find(text=query)
    values = [entry.value for entry in findings.kinds]
    kind = request.GET.get("type", "") if request.GET.get("type") in values else ""
    results = Paginator(findings.results.of_kind(kind), RESULTS_PER_PAGE).get_page(request.GET.get("page"))
    results.object_list = [_shown(found, findings) for found in results.object_list]
    first = results.number == 1 and not kind
    picked = promoted(query) if query and first else []
    found = sum(entry.count for entry in findings.kinds)
    site = current_site()
    if site and first and "page" not in request.GET and request.method == "GET":
        # What only looks like it or has some of the words is not what was searched for.
        note_search(query, site=site.pk, found=len(picked) + (0 if findings.corrected or findings.partial else found))
    context = {
        "promoted": picked,
        "query": query,
        "kind": kind,
        "kinds": [(entry.value, entry.label, entry.count) for entry in findings.kinds],
        "found": found,
        "corrected": findings.corrected,
        "partial": findings.partial,
        "results": results,
    }
    return render(request, "search/search_page.html", context)


def _shown(found: Found, findings: Findings) -> Result:
    return Result(
        **vars(found), marked_title=marked(found.title, findings.words), excerpt=excerpt(found, findings.words)
    )
