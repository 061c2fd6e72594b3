"""Which words a signer saw: those beside the boxes, and those of the statement."""

from dataclasses import dataclass
from functools import lru_cache

from django.db import transaction

from campaign.core.text.numbers import whole_number
from petition.models import ConsentText, PetitionPage, StatementWording


class UnknownVersionError(ValueError):
    """No form of the petition ever had this version."""


@dataclass(frozen=True)
class SeenWords:
    """The numbers of the rows that keep them."""

    consent_text_id: int
    wording_id: int


def words_seen(petition: PetitionPage, version: str = "") -> SeenWords:
    """What the form with this ``version`` shows, in any language of the petition, however long ago it was made.

    Without a version it is what the petition says now. Raises UnknownVersionError.
    """
    if version and version != petition.form_version:
        return _of_version(petition.counted_id, version)
    if not petition.form_version:  # it never was public: an editor brings signatures in before that
        with transaction.atomic():
            petition.note_words()
    return SeenWords(petition.consent_text_id, petition.wording_id)  # type: ignore[arg-type]  # noted by now


def consent_elsewhere(petition: PetitionPage, language: str, note: str) -> int:
    """The number of the row for people who saw other words, such as on paper; ``note`` says where they agreed."""
    return _stored(petition.counted_id, language, note)


@lru_cache(maxsize=1024)
def _of_version(petition_id: int, version: str) -> SeenWords:
    before, _dot, after = version.partition(".")
    consent_text, wording = whole_number(before), whole_number(after)
    if consent_text is not None and wording is not None:
        texts = ConsentText.objects.filter(pk=consent_text, petition=petition_id)
        if texts.exists() and StatementWording.objects.filter(pk=wording, petition=petition_id).exists():
            return SeenWords(consent_text, wording)
    raise UnknownVersionError(version)


@lru_cache(maxsize=1024)
def _stored(petition_id: int, language: str, note: str) -> int:
    return ConsentText.of(petition_id=petition_id, language=language, show_name_label=note, subscribe_label=note).pk
