"""Sending, scheduling, pausing, going on and stopping: each a conditional change of the state, so that a second press
does nothing, and noted in the trail.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaign.mailings.checking import checklist
from campaign.mailings.models import Mailing, MailingEvent, MailingNumbers, Recipient

State, Kind = Mailing.State, MailingEvent.Kind
SENT, PAUSED, RESUMED, STOPPED, TAKEN_BACK = (
    "mailings.send",
    "mailings.pause",
    "mailings.resume",
    "mailings.stop",
    "mailings.take_back",
)


def send(
    *, mailing: Mailing, by: User | None, at: datetime | None = None, time_zone: str = "", now: datetime | None = None
) -> bool:
    """Have it sent: now, or at a time of that zone (``at`` without a zone of its own, ``time_zone`` such as
    ``Europe/Paris``).

    False where it was sent or scheduled before. Raises ValidationError where it is not released, where the checklist
    refuses it (``checking.checklist``), and for a time that is over or that the zone does not have. Who may send is
    asked by the caller: whoever may publish mailings.
    """
    now = now or timezone.now()
    if not mailing.live or mailing.has_unpublished_changes:
        raise ValidationError(_("This version of the mailing is not released: publish it first."))
    checklist.refuse(mailing, look_at_links=True)
    when = moment_in(at, time_zone) if at else now
    if at and when <= now:
        raise ValidationError(_("This time is over. Choose a later one, or send it now."))
    with transaction.atomic():
        begun = Mailing.objects.filter(pk=mailing.pk, state=State.DRAFT).update(
            state=State.SCHEDULED, scheduled_for=when, time_zone=time_zone if at else "", due_at=when, halted_by=""
        )
        if begun:
            _note(mailing, Kind.SCHEDULED, SENT, by=by, now=now, at=when.isoformat())
    return bool(begun)


def take_back(*, mailing: Mailing, by: User | None, now: datetime | None = None) -> bool:
    """Make a draft again of what is scheduled; False where it began or was not scheduled."""
    with transaction.atomic():
        taken = Mailing.objects.filter(pk=mailing.pk, state=State.SCHEDULED, began_at=None).update(
            state=State.DRAFT, scheduled_for=None, time_zone="", due_at=None
        )
        if taken:
            _note(mailing, Kind.UNSCHEDULED, TAKEN_BACK, by=by, now=now or timezone.now())
    return bool(taken)


def pause(
    *,
    mailing: Mailing,
    by: User | None = None,
    why: Mailing.HaltedBy = Mailing.HaltedBy.EDITOR,
    now: datetime | None = None,
) -> bool:
    """Send no more for now: within two seconds every worker has ended. False where it is not being sent."""
    with transaction.atomic():
        paused = Mailing.objects.filter(pk=mailing.pk, state=State.SENDING).update(state=State.PAUSED, halted_by=why)
        if paused:
            _note(mailing, Kind.PAUSED, PAUSED, by=by, now=now or timezone.now(), why=why.value)
    return bool(paused)


def resume(*, mailing: Mailing, by: User | None, now: datetime | None = None) -> bool:
    """Go on with those who have not got it. False where it is not paused.

    Where it had paused itself, the limits count again from here: somebody has looked.
    """
    with transaction.atomic():
        resumed = Mailing.objects.filter(pk=mailing.pk, state=State.PAUSED).update(state=State.SENDING, halted_by="")
        if resumed:
            MailingNumbers.objects.filter(mailing=mailing).update(
                forgiven_sent=F("sent") + F("refused"),
                forgiven_bounces=F("bounced") + F("refused"),
                forgiven_complaints=F("complained"),
            )
            _note(mailing, Kind.RESUMED, RESUMED, by=by, now=now or timezone.now())
    return bool(resumed)


def stop(*, mailing: Mailing, by: User | None, now: datetime | None = None) -> bool:
    """End it for good: who has not got it gets none. False where it is neither being sent nor paused."""
    now = now or timezone.now()
    with transaction.atomic():
        stopped = Mailing.objects.filter(pk=mailing.pk, state__in=[State.SENDING, State.PAUSED]).update(
            state=State.STOPPED, ended_at=now, halted_by=Mailing.HaltedBy.EDITOR
        )
        if stopped:
            waiting = Recipient.objects.filter(mailing=mailing, state=Recipient.State.WAITING)
            dropped = waiting.update(state=Recipient.State.DROPPED, due_at=None)
            MailingNumbers.objects.filter(mailing=mailing).update(dropped=F("dropped") + dropped)
            _note(mailing, Kind.STOPPED, STOPPED, by=by, now=now, dropped=dropped)
    return bool(stopped)


def moment_in(at: datetime, time_zone: str) -> datetime:
    """The moment at which the clocks of the zone show this time.

    Raises ValidationError for an unknown zone, and for a time that is left out when clocks go forward. One that comes
    twice when they go back is its first.
    """
    try:
        zone = ZoneInfo(time_zone)
    except (ValueError, OSError, KeyError) as error:
        raise ValidationError(_("“%(zone)s” is no time zone.") % {"zone": time_zone}) from error
    local = at.replace(tzinfo=zone, fold=0)
    moment = local.astimezone(ZoneInfo("UTC"))
    if moment.astimezone(zone).replace(tzinfo=None) != at.replace(tzinfo=None):
        later = moment.astimezone(zone)
        words = _("The clocks go forward then: there is no %(time)s on that day. The next time is %(later)s.")
        raise ValidationError(words % {"time": f"{at:%H:%M}", "later": f"{later:%H:%M}"})
    return moment


def _note(mailing: Mailing, kind: MailingEvent.Kind, action: str, *, by: User | None, now: datetime, **details) -> None:
    MailingEvent.objects.create(mailing=mailing, kind=kind, at=now, by=by, details=details)
    log(instance=mailing, action=action, user=by, data=details)
    mailing.refresh_from_db()
