"""Which words a signer saw beside the boxes."""

import hashlib
from functools import lru_cache

from django.db.models import Max
from django.utils.functional import Promise

from petition.models import ConsentText, PetitionPage


def consent_text_id(petition: PetitionPage, language: str, *, elsewhere: str = "") -> int:
    """The number of the stored wording that the petition shows now; written when it is shown the first time.

    ``elsewhere`` says where those agreed who saw other words, such as on paper, and stands for them.
    """
    if elsewhere:
        return _stored(petition.counted_id, language, elsewhere, elsewhere)
    return _stored(petition.counted_id, language, _plain(petition.show_name_label), _plain(petition.subscribe_label))


def _plain(label: str | Promise) -> str:
    return str(label)


@lru_cache(maxsize=1024)
def _stored(petition_id: int, language: str, show_name_label: str, subscribe_label: str) -> int:
    digest = hashlib.sha256("\x1f".join([language, show_name_label, subscribe_label]).encode()).hexdigest()
    texts = ConsentText.objects.filter(petition_id=petition_id)
    known = texts.filter(digest=digest).values_list("pk", flat=True).first()
    if known:
        return known
    latest = texts.aggregate(latest=Max("version", default=0))["latest"]
    text, _created = ConsentText.objects.get_or_create(
        petition_id=petition_id,
        digest=digest,
        defaults={
            "version": latest + 1,
            "language": language,
            "show_name_label": show_name_label,
            "subscribe_label": subscribe_label,
        },
    )
    return text.pk
