"""In which of its languages somebody gets a mailing."""

from collections.abc import Collection

from django.conf import settings
from django.utils.translation import get_supported_language_variant

from campaign.mailings.audiences import LeftOut
from campaign.mailings.choosing.selecting import count
from campaign.mailings.models import Mailing


def language_for(language: str, written: Collection[str]) -> str:
    """The one of ``written``: the reader's own, its base, the installation's, else the first. There is one."""
    try:
        own = get_supported_language_variant(language)
    except LookupError:
        own = ""
    base = own.partition("-")[0]
    return next((code for code in (own, base, settings.LANGUAGE_CODE) if code in written), next(iter(written)))


def languages_missing(mailing: Mailing) -> list[str]:
    """The languages of recipients in which nothing is written, those of most readers first."""
    written = [text.language for text in mailing.texts.all()]
    readers: dict[str, int] = {}
    for found in count(mailing):
        if found.reason == LeftOut.NOBODY:
            try:
                own = get_supported_language_variant(found.language)
            except LookupError:
                continue
            readers[own] = readers.get(own, 0) + found.mailboxes
    return sorted((code for code in readers if language_for(code, written) != code), key=lambda code: -readers[code])
