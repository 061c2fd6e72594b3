"""Drafts that do not begin empty: an update as a mail, a mailing that corrects an earlier one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Site

from campaign.mailings.models import Mailing, MailingText
from campaign.mailings.models.blocks import MailStreamBlock

Kind = Mailing.Kind
# Blocks that a mail can show, by their names in the page editor.
SHOWN = frozenset(MailStreamBlock.declared_blocks)


@dataclass(frozen=True)
class Draft:
    """The words of one language: ``body`` as a StreamField keeps it."""

    subject: str
    preheader: str = ""
    body: list[dict[str, Any]] = field(default_factory=list)


def draft_of_update(
    *, update: Page, site: Site, texts: Mapping[str, Draft], filters: Mapping[str, Any], by: User | None
) -> Mailing:
    """A draft of a mailing about a petition's update, to its signers, with the words by language."""
    mailing = Mailing(
        title=update.title[:160], kind=Kind.UPDATE, site=site, filters=dict(filters), update=update, created_by=by
    )
    return _saved(mailing, texts, by=by)


def draft_correction(*, mailing: Mailing, by: User) -> Mailing:
    """A draft that goes to those who got the mailing, in the same languages, with a subject that says so."""
    texts = {}
    for text in mailing.texts.all():
        with translation.override(text.language):
            texts[text.language] = Draft(subject=_("Correction: %(subject)s") % {"subject": text.subject})
    correction = Mailing(
        title=_("Correction: %(subject)s") % {"subject": mailing.title},
        kind=Kind.CORRECTION,
        site=mailing.site,
        audience=mailing.audience,
        corrects=mailing,
        big_news=True,  # whoever got the mistake gets what mends it
        reply_to=mailing.reply_to,
        created_by=by,
    )
    return _saved(correction, texts, by=by)


def shown_blocks(stream: Any) -> list[dict[str, Any]]:
    """Those blocks of a page's StreamField that a mail can show, as they are kept."""
    return [dict(block) for block in stream.raw_data if block["type"] in SHOWN]


def _saved(mailing: Mailing, texts: Mapping[str, Draft], *, by: User | None) -> Mailing:
    """With a first version, and not released."""
    mailing.live, mailing.has_unpublished_changes = False, True
    longest = MailingText._meta.get_field("subject").max_length
    mailing.title = mailing.title[:160]
    mailing.texts = [
        MailingText(
            language=language, subject=words.subject[:longest], preheader=words.preheader[:150], body=words.body
        )
        for language, words in texts.items()
    ]
    with transaction.atomic():
        mailing.save()
        mailing.save_revision(user=by)
        log(instance=mailing, action="wagtail.create", user=by)
    return mailing
