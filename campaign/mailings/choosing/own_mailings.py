"""What one mailbox has got, and what its owner wants: for their own page, and for editors who are asked why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Site

from campaign.mailings.audiences import LeftOut, audience_named
from campaign.mailings.choosing.languages import language_for
from campaign.mailings.choosing.mailbox_keys import mailbox_keys
from campaign.mailings.models import Mailbox, MailingRendering, Recipient

AT_MOST = 100


@dataclass(frozen=True)
class SentMailing:
    subject: str
    sent_at: datetime
    mailing: int
    state: str


def mailings_to(canonical_email: str, *, site: Site | None = None) -> list[SentMailing]:
    """The mailings that were sent to the mailbox, the latest first; a hundred at most. Two queries."""
    rows = Recipient.objects.filter(mailbox__in=mailbox_keys(canonical_email), sent_at__isnull=False)
    if site is not None:
        rows = rows.filter(mailing__site=site)
    found = list(rows.order_by("-sent_at")[:AT_MOST])
    subjects: dict[int, dict[str, str]] = {}
    renderings = MailingRendering.objects.filter(mailing__in={row.mailing_id for row in found}).order_by("pk")
    for mailing, language, subject in renderings.values_list("mailing_id", "language", "subject"):
        subjects.setdefault(mailing, {})[language] = subject
    return [
        SentMailing(_subject(subjects.get(row.mailing_id, {}), row.language), row.sent_at, row.mailing_id, row.state)
        for row in found
        if row.sent_at
    ]


def known_of(canonical_email: str) -> QuerySet[Mailbox]:
    """What is known of the mailbox, under whichever key of the site."""
    return Mailbox.objects.filter(mailbox__in=mailbox_keys(canonical_email))


def wanted_by(canonical_email: str) -> Mailbox.News:
    """Whether its owner wants only big news."""
    small = known_of(canonical_email).filter(news=Mailbox.News.BIG).exists()
    return Mailbox.News.BIG if small else Mailbox.News.ALL


def why_none(audience: str, site: Site, who: int, canonical_email: str) -> LeftOut | None:
    """Why this person of the audience gets no mailings; NOBODY where they get them, None where they are not in it."""
    people = audience_named(audience)
    row = people.chosen(site, people.validated({})).filter(pk=who).values_list("reason", "asked_at").first()
    if row is None:
        return None
    reason, asked_at = row
    return LeftOut(reason) if reason else _known_reason(known_of(canonical_email), asked_at)


def _known_reason(boxes: QuerySet[Mailbox], asked_at: Any) -> LeftOut:
    for box in boxes:
        if box.suppressed:
            return LeftOut(box.suppressed)
        if box.unsubscribed_at and (asked_at is None or asked_at <= box.unsubscribed_at):
            return LeftOut.UNSUBSCRIBED
        if box.news == Mailbox.News.BIG:
            return LeftOut.SMALL_NEWS
    return LeftOut.NOBODY


def _subject(by_language: dict[str, str], language: str) -> str:
    """As its reader got it, with the words that stand in for a name: what they were filled in with is not kept."""
    return by_language[language_for(language, by_language)] if by_language else ""
