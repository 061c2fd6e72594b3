"""Caps on mails to an address that anybody can type into a form.

They count mailboxes, not spellings: `Victim@` and `victim@`, or two spellings that a provider delivers to one person,
are one (case S36). They are kept in the database, so neither another network nor a cache that is emptied gives more.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from campaign.core.signed_links import fingerprint
from campaign.mail.addresses.mailboxes import canonical_email
from campaign.mail.models import MailCount

MONTH = timedelta(days=30)
_SALT = "campaign.mail_caps"


@dataclass(frozen=True)
class MailCap:
    """At most so many mails of one kind to one mailbox in a day, and in thirty days."""

    what: str
    a_day: int
    a_month: int

    def take(self, address: str, *, now: datetime | None = None) -> bool:
        """Count one more; False, and nothing counted, where the mailbox had its share. Call it where the mail is owed.

        It costs the same for every address, known or not, so its time tells nothing.
        """
        now = now or timezone.now()
        today = timezone.localdate(now, timezone.get_default_timezone())
        counts = self._counts(address).filter(day__gt=today - MONTH, day__lte=today)
        with transaction.atomic(savepoint=False):
            MailCount.objects.bulk_create([MailCount(day=today, **self._names(address))], ignore_conflicts=True)
            # Of two mails in one instant the second waits here.
            sent = {row.day: row.count for row in counts.select_for_update().order_by("day")}
            if sent[today] >= self.a_day or sum(sent.values()) >= self.a_month:
                return False
            counts.filter(day=today).update(count=F("count") + 1)
        return True

    def forget(self, address: str) -> None:
        """Begin again: the mailbox's owner answered, so the mails were wanted."""
        self._counts(address).delete()

    def _counts(self, address: str) -> QuerySet[MailCount]:
        return MailCount.objects.filter(**self._names(address))

    def _names(self, address: str) -> dict[str, str]:
        return {"what": self.what, "mailbox": fingerprint(canonical_email(address), salt=_SALT)}


def forget_old_counts(*, today: date | None = None) -> int:
    """Drop what no cap looks at any more; says how many rows."""
    today = today or timezone.localdate(timezone=timezone.get_default_timezone())
    return MailCount.objects.filter(day__lte=today - MONTH).delete()[0]
