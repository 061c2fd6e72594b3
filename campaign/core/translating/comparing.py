"""How a translation stands against its original, text by text."""

from dataclasses import dataclass
from enum import Enum

from wagtail.models import Page

from campaign.core.models import TranslatedTexts
from campaign.core.text.rich_text import plain_text
from campaign.core.translating.originals import as_read
from campaign.core.translating.slots import Slot, means_the_same, slots_of


class State(Enum):
    """``MISSING``: nothing, or the original's words; ``CHANGED``: the original has other words since."""

    MISSING = "missing"
    CHANGED = "changed"
    DONE = "done"


@dataclass(frozen=True)
class Compared:
    """``key`` and ``path`` name the place, ``place`` in an editor's words; texts are plain. ``before``: the original's
    words from which the translation was made, where they have changed."""

    key: str
    path: tuple[str, ...]
    place: str
    original: str
    own: str
    before: str
    state: State


@dataclass(frozen=True)
class Standing:
    """Of one page; texts in the order of the form."""

    texts: list[Compared]

    @property
    def missing(self) -> list[Compared]:
        return [one for one in self.texts if one.state is State.MISSING]

    @property
    def changed(self) -> list[Compared]:
        return [one for one in self.texts if one.state is State.CHANGED]

    @property
    def is_whole(self) -> bool:
        return all(one.state is State.DONE for one in self.texts)


def standing_of(translation: Page, original: Page) -> Standing:
    """Of the newest draft against what the public reads; two queries and what the pages' own rows need."""
    draft = translation.get_latest_revision_as_object()
    own = {slot.key: slot.words for slot in slots_of(draft)}
    record = TranslatedTexts.objects.filter(page=translation.pk).first()
    seen = record.seen if record else {}
    return Standing([_compare(slot, own, seen) for slot in slots_of(as_read(original)) if has_words(slot.words)])


def has_words(text: str) -> bool:
    """A number says the same in all languages."""
    return any(letter.isalpha() for letter in plain_text(text))


def _compare(slot: Slot, own: dict[str, str], seen: dict[str, list]) -> Compared:
    words = own.get(slot.key, "")
    before, _own, is_settled = seen.get(slot.key, (slot.words, words, False))
    if not words.strip() or (means_the_same(words, slot.words) and not is_settled):
        state = State.MISSING
    else:
        state = State.DONE if means_the_same(before, slot.words) else State.CHANGED
    return Compared(
        key=slot.key,
        path=slot.path,
        place=" › ".join(slot.place),
        original=plain_text(slot.words),
        own=plain_text(words),
        before=plain_text(before) if state is State.CHANGED else "",
        state=state,
    )
