"""Titles that begin as what is typed, for the search field."""

from django.core.cache import cache
from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from campaign.core.languages.site_pages import current_site
from campaign.core.public_state.generation import of_this_state
from campaign.core.searchables import all_searchables
from search.reading.query import analyzed, spelled
from search.reading.unspaced import RUN

MOST = 10
LEAST_LETTERS = 2
MOST_LETTERS = 60
KEPT_SECONDS = 60
MOST_TITLES = 5000


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """``?q=`` gives ``{"suggestions": [title]}``: at most ten public titles, whatever ``q`` holds."""
    response = JsonResponse({"suggestions": suggested(request.GET.get("q", ""))})
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


def suggested(typed: str) -> list[str]:
    """First titles that begin with what is typed, then those in which other words do; short ones first."""
    words = spelled(typed[:MOST_LETTERS])
    if len(words) < LEAST_LETTERS:
        return []
    found = [
        (0 if written.startswith(words) else 1, len(written), title)
        for title, written in _titles()
        if f" {words}" in f" {written}" or (RUN.match(words) and words in written)
    ]
    return [title for _rank, _length, title in sorted(found)[:MOST]]


def _titles() -> list[tuple[str, str]]:
    """Each public title with its words as they are compared; read once a minute, not for each letter typed."""
    site = current_site()
    key = of_this_state(f"search-titles:{site and site.pk}:{get_language()}")
    return cache.get_or_set(key, _read_titles, KEPT_SECONDS) or []


def _read_titles() -> list[tuple[str, str]]:
    titles: dict[str, None] = {}
    for searchable in all_searchables():
        titles |= dict.fromkeys(searchable.queryset().values_list(searchable.title_field, flat=True)[:MOST_TITLES])
        if searchable.passages:
            for instance in searchable.queryset()[:MOST_TITLES]:
                titles |= dict.fromkeys(passage.title for passage in searchable.passages(instance))
    return [(title, analyzed(title)) for title in titles]
