"""The words of mails: the platform's own, the editors', and the placeholders in both."""

import re
from collections.abc import Mapping

from django.conf import settings
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import get_supported_language_variant

from petition.models import MailText, PetitionPage
from petition.models.standard_words import _PLACEHOLDER, LINK, OWN_WORDS, Words


def words_for(*, kind: str, petition: PetitionPage, language: str) -> Words:
    """The petition's own words in this language, else those for all petitions, else the platform's."""
    texts = MailText.objects.filter(Q(petition=petition) | Q(petition=None), kind=kind, language=language)
    text = texts.order_by(F("petition").asc(nulls_last=True)).first()
    own = OWN_WORDS[kind]
    return Words(text.subject, text.body, own.button) if text else own


def mail_language(language: str) -> str:
    """The language of mails for someone who signed in this one: it or its base, else the site's."""
    try:
        return get_supported_language_variant(language)
    except LookupError:
        return settings.LANGUAGE_CODE


def fill(words: str | Promise, values: Mapping[str, str]) -> str:
    """Put the values in, in one pass: braces in a value stay what they are, and nothing is evaluated."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), str(words))


def paragraphs(body: str | Promise) -> list[str]:
    """The text's paragraphs, with ``{link}`` apart where it stands on a line of its own."""
    lines = [line.strip() for line in str(body).strip().splitlines()]
    text = "\n".join(f"\n{line}\n" if line == f"{{{LINK}}}" else line for line in lines)
    return [part.strip() for part in re.split(r"\n{2,}", text) if part.strip()]
