"""Corrects misspelled words to those that are in titles here; no dictionary, no database extension."""

from difflib import get_close_matches

from django.core.cache import cache
from django.utils.translation import get_language

from campaign.core.languages.site_pages import current_site
from campaign.core.public_state.generation import of_this_state
from campaign.core.searchables import all_searchables
from search.reading.query import analyzed, matches

LIKENESS = 0.75
MOST_TITLES = 5000
KEPT_SECONDS = 300


def corrected(words: list[str]) -> list[str]:
    """The words with each that no title has replaced by the likest one that some title has; [] where none is."""
    known = _words_of_titles()
    spelled = [_likest(word, known) for word in words]
    return spelled if spelled != words else []


def _likest(word: str, known: list[str]) -> str:
    if len(word) < 4 or any(matches(other, word) for other in known):
        return word
    likest = get_close_matches(word, known, n=1, cutoff=LIKENESS)
    return likest[0] if likest else word


def _words_of_titles() -> list[str]:
    """The different words in the titles of all that is public, sorted."""
    site = current_site()
    key = of_this_state(f"search-words-of-titles:{site and site.pk}:{get_language()}")
    return cache.get_or_set(key, _read_titles, KEPT_SECONDS) or []


def _read_titles() -> list[str]:
    words: set[str] = set()
    for searchable in all_searchables():
        titles = list(searchable.queryset().values_list(searchable.title_field, flat=True)[:MOST_TITLES])
        if searchable.passages:
            instances = searchable.queryset()[:MOST_TITLES]
            titles += [passage.title for instance in instances for passage in searchable.passages(instance)]
        words.update(analyzed(" ".join(titles)).split())
    return sorted(word for word in words if len(word) > 3)
