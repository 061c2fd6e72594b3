"""Endorsements that nobody confirmed are forgotten, with whatever they say about a person."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from campaign.core.privacy.erasing import erase_traces
from endorsers.mails.links import DAYS
from endorsers.models import EndorsementContact, Endorser
from endorsers.privacy.erasing import person_of

# A day after the last link in a mail to it stopped working.
UNCONFIRMED_FOR = timedelta(days=DAYS + 1)
UNDECIDED_FOR = timedelta(days=90)


def forget_unconfirmed(*, now: datetime | None = None) -> int:
    """Delete what came from the public, was never confirmed and never shown; says how many entries."""
    last = (now or timezone.now()) - UNCONFIRMED_FOR
    left = Endorser.objects.filter(
        source__in=[Endorser.Source.FORM, Endorser.Source.API],
        contacts__access=EndorsementContact.Access.MAIN,
        contacts__confirmed_at=None,
        contacts__submitted_at__lt=last,
        live=False,
        first_published_at=None,
    )
    endorsers = [endorser for endorser in left if endorser.current_workflow_state is None]
    for endorser in endorsers:
        with transaction.atomic():
            erase_traces([person_of(contact) for contact in endorser.contacts.all()])
            endorser.delete()
    return len(endorsers)


def forget_unanswered(*, now: datetime | None = None) -> int:
    """Delete who was invited to speak for an organization or asked to, and did not answer; says how many.

    A request on which no editor decides goes too.
    """
    now = now or timezone.now()
    unanswered = Q(confirmed_at=None, submitted_at__lt=now - UNCONFIRMED_FOR)
    undecided = Q(access="asked", takes_over_at=None, confirmed_at__lt=now - UNDECIDED_FOR)
    rows = EndorsementContact.objects.exclude(access=EndorsementContact.Access.MAIN)
    forgotten = list(rows.filter(unanswered | undecided))
    with transaction.atomic():
        erase_traces([person_of(contact) for contact in forgotten])
        EndorsementContact.objects.filter(pk__in=[contact.pk for contact in forgotten]).delete()
    return len(forgotten)
