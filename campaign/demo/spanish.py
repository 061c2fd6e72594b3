"""The demo's second language: each of its pages, translated and published as an editor does."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import polib
from django.contrib.auth.models import User
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page

from campaign.core.models import BasePage
from campaign.core.translating.noting import settle
from campaign.core.translating.slots import slots_of
from campaign.demo.models import LoadedObject

LANGUAGE = "es"
CATALOGUE = Path(__file__).with_name("content") / "es.po"
# The numbers of pages that texts link to are known once they are loaded.
_NUMBER = re.compile(r'(linktype="page" id=)"(\d+)"')
_PARAGRAPH = re.compile(r"<p>([^<]*)</p>")


def add_spanish(*, editor: User | None) -> None:
    """Translate what the demo has loaded so far; parents first."""
    locale, is_new = Locale.objects.get_or_create(language_code=LANGUAGE)
    if is_new:
        LoadedObject.objects.remember(locale)
    for page in list(LoadedObject.objects.still_there(Page).order_by("path")):
        _translate(page.specific, locale, editor)


def _translate(original: BasePage, locale: Locale, editor: User | None) -> None:
    action = CopyPageForTranslationAction(page=original, locale=locale, user=editor)
    copy = action.execute(skip_permission_checks=True)
    LoadedObject.objects.remember(copy)
    draft = copy.get_latest_revision_as_object()
    keys = []
    for slot in slots_of(draft):
        keys.append(slot.key)
        if slot.words.strip():
            slot.say(in_spanish(slot.words))
    draft.save_revision(user=editor, log_action=True)
    settle(translation=draft, keys=keys)
    draft.get_latest_revision().publish(user=editor)
    # As old as the original: its news are dated from then.
    type(original).objects.filter(pk=copy.pk).update(first_published_at=original.first_published_at)


def in_spanish(words: str) -> str:
    """The words themselves where nobody has translated them, such as a name."""
    numbers = [number for _start, number in _NUMBER.findall(words)]
    known = _catalogue()
    found = known.get(_NUMBER.sub(r'\1"{}"', words))
    if found is None and (paragraph := _PARAGRAPH.fullmatch(words)) and paragraph[1] in known:
        found = f"<p>{known[paragraph[1]]}</p>"
    if found is None:
        return words
    for number in numbers:
        found = found.replace("{}", number, 1)
    return found


@cache
def _catalogue() -> Mapping[str, str]:
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(CATALOGUE))}
