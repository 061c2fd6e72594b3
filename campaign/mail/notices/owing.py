"""Owe colleagues a notice, in the transaction that causes it."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page

from campaign.core.access.sites import own_rows
from campaign.mail.delivering.delivery import deliver_soon
from campaign.mail.models import Notice

OUTBOX = "notices"


def owe_notices(
    kind: Notice.Mail, *, users: Iterable[User], subject: int, number: int = 0, now: datetime | None = None
) -> None:
    """Tell each of them once, whoever else tells them at the same moment. Who has no address is left out."""
    now = now or timezone.now()
    notices = [
        Notice(user=user, kind=kind, subject=subject, number=number, made_at=now, owed_mail=kind, mail_due_at=now)
        for user in {user.pk: user for user in users if user.is_active and user.email}.values()
    ]
    if notices:
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
        deliver_soon(OUTBOX)


def works_on(user: User, subject: Model) -> bool:
    """Whether the page or record is of a site on which the account works."""
    model = Page if isinstance(subject, Page) else type(subject)
    return user.has_perm("wagtailadmin.access_admin") and own_rows(user, model).filter(pk=subject.pk).exists()
