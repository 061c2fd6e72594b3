"""Who gets a mailing, fixed when it begins: a row a mailbox, which is its own outbox."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaign.runtime.leases.lease import Lease, Owed

RECIPIENTS = Lease(
    lasts=timedelta(minutes=3),  # more than a mail takes at its slowest; a batch is renewed before that
    # Two days and a half, then it is given up: news is no news after that.
    waits=tuple(timedelta(minutes=minutes) for minutes in (2, 10, 30, 60, 180, 360, 720, 1080, 1080)),
    jitter=0.1,
)


class Recipient(Owed):
    """Names nobody: ``mailbox`` is a keyed hash, ``who`` the number of the row that the audience knows.

    Without ``who`` the person was erased.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits")
        SENT = "sent", _("taken by the mail server")
        LEFT = "left", _("left before their turn")
        REFUSED = "refused", _("refused by the mail server")
        GIVEN_UP = "given_up", _("given up after many attempts")
        BOUNCED = "bounced", _("came back")
        COMPLAINED = "complained", _("called it spam")
        DROPPED = "dropped", _("not sent: the mailing was stopped")

    # No look-up of the mailing for each of a million rows that one statement writes; a mailing that was sent is
    # never deleted. The first column of the constraint below is its index.
    mailing = models.ForeignKey(
        "mailings.Mailing", on_delete=models.PROTECT, related_name="recipients", db_index=False, db_constraint=False
    )
    mailbox = models.CharField(max_length=16, null=True)
    who = models.BigIntegerField(null=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    domain = models.CharField(_("receiving domain"), max_length=254, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True)
    unsubscribed_at = models.DateTimeField(_("unsubscribed"), null=True)
    # What the server or the report said, as RFC 3463 codes it: ``5.1.1``.
    status = models.CharField(_("status"), max_length=12, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("recipient of a mailing")
        verbose_name_plural = _("recipients of mailings")
        default_permissions = ("view",)
        constraints = [
            # One mailbox gets a mailing once, whatever petitions, spellings or households it signed with.
            models.UniqueConstraint(fields=["mailing", "mailbox"], name="one_recipient_per_mailbox"),
            # What waits without a time would never be sent, and what is done must not be sent again.
            models.CheckConstraint(
                condition=Q(state="waiting", due_at__isnull=False) | (~Q(state="waiting") & Q(due_at__isnull=True)),
                name="waiting_recipient_has_its_time",
            ),
        ]
        indexes = [
            # The outbox: empty but for mailings on their way.
            models.Index(fields=["mailing", "due_at"], condition=Q(due_at__isnull=False), name="recipient_due"),
            # Which mailings were sent to a mailbox.
            models.Index(fields=["mailbox"], name="recipient_mailbox"),
        ]

    def __str__(self) -> str:
        return f"{self.mailing_id}:{self.pk}"


class MailingNumbers(models.Model):
    """How a mailing went. Workers add what they did every fifty mails; when it ends, the rows are counted."""

    mailing = models.OneToOneField("mailings.Mailing", on_delete=models.CASCADE, related_name="numbers")
    recipients = models.PositiveIntegerField(_("recipients"), default=0)
    sent = models.PositiveIntegerField(_("taken by the mail server"), default=0)
    left = models.PositiveIntegerField(_("left before their turn"), default=0)
    refused = models.PositiveIntegerField(_("refused by the mail server"), default=0)
    given_up = models.PositiveIntegerField(_("given up"), default=0)
    bounced = models.PositiveIntegerField(_("came back"), default=0)
    complained = models.PositiveIntegerField(_("called spam"), default=0)
    unsubscribed = models.PositiveIntegerField(_("unsubscribed"), default=0)
    dropped = models.PositiveIntegerField(_("not sent"), default=0)
    # What an editor has looked at, and went on all the same: the limits count from there.
    forgiven_sent = models.PositiveIntegerField(default=0)
    forgiven_bounces = models.PositiveIntegerField(default=0)
    forgiven_complaints = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.mailing_id}: {self.sent} of {self.recipients}"

    @property
    def waiting(self) -> int:
        done = self.sent + self.left + self.refused + self.given_up + self.dropped
        return max(self.recipients - done, 0)
