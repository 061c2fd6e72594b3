"""The words of mails: the platform's own, the editors', and the placeholders in both."""

import re

from django.db.models import F, Q
from django.utils.functional import Promise

from campaign.mail.words import Words
from campaign.runtime.cache.request_memory import remembered
from petition.models import MailText, PetitionPage
from petition.models.standard_words import LINK, OWN_WORDS


def words_for(*, kind: str, petition: PetitionPage, language: str) -> Words:
    """The petition's own words in this language, else those for all petitions, else the platform's."""
    text = remembered(("words of mails", kind, petition.pk, language), lambda: _written(kind, petition, language))
    own = OWN_WORDS[kind]
    return Words(text.subject, text.body, own.button) if text else own


def _written(kind: str, petition: PetitionPage, language: str) -> MailText | None:
    texts = MailText.objects.filter(Q(petition=petition) | Q(petition=None), kind=kind, language=language)
    return texts.order_by(F("petition").asc(nulls_last=True)).first()


def paragraphs(body: str | Promise) -> list[str]:
    """The text's paragraphs, with ``{link}`` apart where it stands on a line of its own."""
    lines = [line.strip() for line in str(body).strip().splitlines()]
    text = "\n".join(f"\n{line}\n" if line == f"{{{LINK}}}" else line for line in lines)
    return [part.strip() for part in re.split(r"\n{2,}", text) if part.strip()]
