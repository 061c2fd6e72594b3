"""Endorsements that nobody confirmed are forgotten, with whatever they say about a person."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from campaign.core.privacy.erasing import erase_traces
from endorsers.mails.links import DAYS
from endorsers.models import Endorser
from endorsers.privacy.erasing import person_of

# A day after the last link in a mail to it stopped working.
UNCONFIRMED_FOR = timedelta(days=DAYS + 1)


def forget_unconfirmed(*, now: datetime | None = None) -> int:
    """Delete what came from the public, was never confirmed and never shown; says how many entries."""
    last = (now or timezone.now()) - UNCONFIRMED_FOR
    left = Endorser.objects.filter(
        source__in=[Endorser.Source.FORM, Endorser.Source.API],
        contact__confirmed_at=None,
        contact__submitted_at__lt=last,
        contact__isnull=False,
        live=False,
        first_published_at=None,
    )
    endorsers = [endorser for endorser in left if endorser.current_workflow_state is None]
    for endorser in endorsers:
        with transaction.atomic():
            erase_traces([person_of(endorser.contact)])
            endorser.delete()
    return len(endorsers)
