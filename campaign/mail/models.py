"""How many mails a mailbox got that strangers can cause: what caps are reckoned from (see ``caps``)."""

from django.db import models


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
