"""How many mails a mailbox got that strangers can cause (``caps``), and what colleagues are told (``notices``)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaign.mail.outbox import MailOutboxModel


class MailCount(models.Model):
    """Of one kind of mail on one day. ``mailbox`` is a keyed hash: no address is kept for it."""

    what = models.CharField(max_length=40)
    mailbox = models.CharField(max_length=16)
    day = models.DateField()
    count = models.PositiveSmallIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            # Two mails of one instant must not be counted apart.
            models.UniqueConstraint(fields=["mailbox", "what", "day"], name="one_mail_count_per_day"),
        ]
        indexes = [models.Index(fields=["day"], name="mail_count_day")]

    def __str__(self) -> str:
        return f"{self.what} {self.day}: {self.count}"


class Notice(MailOutboxModel):
    """What one account is told. ``subject`` and ``number`` name the cause: a task's state, or petition and goal."""

    class Mail(models.TextChoices):
        REVIEW = "review", _("asks for a review")
        APPROVED = "approved", _("says that a page was approved")
        REJECTED = "rejected", _("says that changes are asked for")
        GOAL = "goal", _("says that a goal was reached")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=Mail)
    subject = models.PositiveBigIntegerField()
    number = models.PositiveBigIntegerField(default=0)
    made_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            # Two who notice the same in one instant tell of it once; so does a goal that is lost and reached again.
            models.UniqueConstraint(fields=["user", "kind", "subject", "number"], name="one_notice_per_cause"),
            # A mail that is owed without a due time would never be sent.
            models.CheckConstraint(
                condition=Q(owed_mail="") | Q(mail_due_at__isnull=False), name="notice_mail_has_its_time"
            ),
        ]
        indexes = [models.Index(fields=["mail_due_at"], condition=~Q(owed_mail=""), name="notice_owed_mails")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}/{self.number}: {self.user_id}"


class NoticeChoice(models.Model):
    """What an account wants to be told by mail, beside what Wagtail lets it choose."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_choice")
    goals = models.BooleanField(
        _("a goal is reached"),
        default=False,
        help_text=_("One mail for each goal of each petition on which you work."),
    )

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return str(self.user)
