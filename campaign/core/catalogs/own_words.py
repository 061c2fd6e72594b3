"""Puts editors' own words into the catalogues of this process, and keeps them there as they change."""

import logging
from threading import Lock
from typing import Any

from django.utils.translation import trans_real

from campaign.core.models import OwnWords
from campaign.core.models.own_words import NO_PLURAL
from campaign.core.public_state.generation import when_changed

logger = logging.getLogger("campaign.languages")

# Between a context and its string, as gettext writes them.
_CONTEXT = "\x04"
_NONE = object()
# What was in a catalogue before an editor's words: by language and key.
_before: dict[tuple[str, Any], Any] = {}
_lock = Lock()


@when_changed
def take_own_words() -> None:
    """Have the catalogues say what the table says now, and ours where it says nothing any more."""
    rows = list(OwnWords.objects.values_list("language", "context", "original", "form", "words"))
    wanted = {(language, _key(context, original, form)): words for language, context, original, form, words in rows}
    with _lock:
        for language, key in [place for place in _before if place not in wanted]:
            _put(language, key, _before.pop((language, key)))
        for (language, key), words in wanted.items():
            earlier = _put(language, key, words)
            _before.setdefault((language, key), earlier)


def _key(context: str, original: str, form: int) -> str | tuple[str, int]:
    message = f"{context}{_CONTEXT}{original}" if context else original
    return message if form == NO_PLURAL else (message, form)


def _put(language: str, key: Any, words: Any) -> Any:
    """Put words into the catalogue that says them; answers what was there."""
    catalogs = trans_real.translation(language)._catalog._catalogs
    catalog = next((one for one in catalogs if key in one), catalogs[0])
    earlier = catalog.get(key, _NONE)
    if words is _NONE:
        catalog.pop(key, None)
    else:
        catalog[key] = words
    return earlier
