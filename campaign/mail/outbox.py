"""Rows that are their own outbox: a mail that is owed is noted on the row, in the transaction that causes it.

Delivery claims a row by its lease (see ``delivery``), so a process that is killed at any instant owes nothing
silently, and two workers never send one mail twice.
"""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign.runtime.leases.lease import Lease

MAILS = Lease(
    lasts=timedelta(minutes=3),  # more than sending takes
    # A little over five days, then the mail is given up.
    waits=tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 360, 1440, 1440, 1440, 1440, 1440)),
    due_at="mail_due_at",
    attempts="mail_attempts",
)


class MailOutboxModel(models.Model):
    """A model with one mail on its way at most: a newer reason for one replaces an older.

    A model that inherits this says which mails there are (``choices`` of ``owed_mail``), and needs a constraint
    that a mail which is owed has a time, and an index of the few rows that owe one.
    """

    owed_mail = models.CharField(_("mail owed"), max_length=16, blank=True)
    mail_due_at = models.DateTimeField(_("mail due"), null=True, blank=True)
    mail_attempts = models.PositiveSmallIntegerField(_("attempts to send it"), default=0)
    mails_sent = models.PositiveSmallIntegerField(_("mails sent"), default=0)

    class Meta:
        abstract = True


def owed_by(rows: models.QuerySet, *, at: datetime) -> models.QuerySet:
    """Those of the rows to which a mail is owed that is due by then."""
    return MAILS.due(rows.exclude(owed_mail=""), at=at)
