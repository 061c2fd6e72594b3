"""Who read whose personal data: noted when one signature is opened or looked up, and kept for a year."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import ModelLogEntry

from campaign.core.access.sites import own_sites
from petition.admin.own_sites import of_own_petitions
from petition.models import Signature

OPENED = "petition.open_signature"
LOOKED_UP = "petition.look_up_signature"
KEPT = timedelta(days=365)


def note_reading(*, signature: Signature, by: User, looked_up: bool = False) -> None:
    """Note that an editor opened one signature's page, or found it by its address.

    By its number alone: the log must not keep a name longer than the signature does.
    """
    log(instance=signature, action=LOOKED_UP if looked_up else OPENED, user=by, title=f"#{signature.pk}")


def readings_of(user: User) -> QuerySet[ModelLogEntry]:
    """What was noted of the signatures on the account's sites."""
    entries = ModelLogEntry.objects.filter(action__in=(OPENED, LOOKED_UP))
    if own_sites(user).everything:
        return entries
    keys = of_own_petitions(Signature.objects.all(), user).annotate(key=Cast("pk", CharField()))
    return entries.filter(object_id__in=keys.values("key"))


def forget_readings(*, now: datetime | None = None) -> int:
    """Delete what was noted more than a year ago; says how many there were."""
    old = ModelLogEntry.objects.filter(action__in=(OPENED, LOOKED_UP), timestamp__lt=(now or timezone.now()) - KEPT)
    return old.delete()[0]


class OpenedMessage(LogFormatter):
    label = _("Open a signature")
    message = _("Opened the signature")


class LookedUpMessage(LogFormatter):
    label = _("Look up a signature")
    message = _("Looked the signature up by its address")


def register_log_messages(actions: LogActionRegistry) -> None:
    actions.register_action(OPENED)(OpenedMessage)
    actions.register_action(LOOKED_UP)(LookedUpMessage)
