"""What is known of a mailbox, whoever it belongs to: whether it takes mail, and what its owner wants."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Mailbox(models.Model):
    """Named by a keyed hash of its address alone, so that it can outlive the address: who called our mail spam, or
    left, is not written to again by the next list that is imported.
    """

    class Suppressed(models.TextChoices):
        NO = "", _("takes mail")
        BOUNCED = "bounced", _("the address does not exist")
        FULL = "full", _("it took no mail several times in a row")
        COMPLAINED = "complained", _("its owner called our mail spam")

    class News(models.TextChoices):
        ALL = "all", _("all updates")
        BIG = "big", _("only big news")

    mailbox = models.CharField(max_length=16, unique=True)
    suppressed = models.CharField(_("gets no mailings, because"), max_length=10, choices=Suppressed, blank=True)
    suppressed_at = models.DateTimeField(_("since"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=12, blank=True, help_text=_("As RFC 3463 has it, such as 5.1.1."))
    # In a row, without a mail that came through between them.
    soft_bounces = models.PositiveSmallIntegerField(_("came back for now"), default=0)
    # Who asks for updates after that, by a form of ours, gets them; an older list says nothing against it.
    unsubscribed_at = models.DateTimeField(_("unsubscribed"), null=True, blank=True)
    news = models.CharField(_("wants"), max_length=3, choices=News, default=News.ALL)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mailbox")
        verbose_name_plural = _("mailboxes")
        default_permissions = ("view", "change")
        constraints = [
            models.CheckConstraint(
                condition=Q(suppressed="") | Q(suppressed_at__isnull=False), name="suppressed_mailbox_has_its_time"
            ),
        ]

    def __str__(self) -> str:
        return self.mailbox


def is_closed_to(box: Mailbox, *, asked_at: datetime | None, big_news: bool) -> bool:
    """Whether a mailing does not go there: what ``choosing.selecting`` says in SQL."""
    if box.suppressed:
        return True
    if box.unsubscribed_at and (asked_at is None or asked_at <= box.unsubscribed_at):
        return True
    return box.news == Mailbox.News.BIG and not big_news
