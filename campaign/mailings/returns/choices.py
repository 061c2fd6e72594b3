"""What the owner of a mailbox chooses on their own page: all mailings, only big news, none."""

from datetime import datetime

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaign.mailings.audiences import audience_named
from campaign.mailings.choosing.mailbox_keys import mailbox_key
from campaign.mailings.choosing.own_mailings import known_of
from campaign.mailings.models import Mailbox


class Choice(models.TextChoices):
    ALL = "all", _("All updates")
    BIG = "big", _("Only big news")
    NONE = "none", _("No mails")


def choose(*, audience: str, who: int, canonical_email: str, choice: Choice, now: datetime | None = None) -> None:
    """Keep what the owner of the mailbox wants, whatever was known of it: they came by a mail that reached them.

    That they ask for updates again is written by the caller, where consent is kept.
    """
    now = now or timezone.now()
    with transaction.atomic():
        name = mailbox_key(canonical_email)
        Mailbox.objects.bulk_create([Mailbox(mailbox=name)], ignore_conflicts=True)
        boxes = known_of(canonical_email)
        if choice is Choice.NONE:
            audience_named(audience).unsubscribe(who, now)
            boxes.update(unsubscribed_at=now)
            return
        boxes.update(
            news=choice.value, unsubscribed_at=None, suppressed="", suppressed_at=None, status="", soft_bounces=0
        )
