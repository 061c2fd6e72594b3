"""What endorsements tell by webhook: read from the trail of what happened to them."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from campaign.webhooks.events import EventType, Occurrence, Stream, register_stream, register_type
from endorsers.models import EndorserEvent

APPROVED = "endorser.approved"


def _approvals() -> QuerySet[EndorserEvent]:
    return EndorserEvent.objects.filter(kind=EndorserEvent.Kind.APPROVED, endorser__live=True).select_related(
        "endorser"
    )


def _occurrences(happened: Sequence[EndorserEvent]) -> Iterable[Occurrence]:
    """What the public sees of the organization; nothing of its contact."""
    for event in happened:
        endorser = event.endorser
        data = {
            "id": endorser.pk,
            "name": endorser.name,
            "website": endorser.website,
            "scope": endorser.scope,
            "region": endorser.region,
        }
        yield Occurrence(type=APPROVED, at=event.at, data=data, subject=endorser.pk, site=endorser.site_id)


register_type(
    EventType(
        APPROVED,
        _("An organization’s endorsement is published"),
        _("Its name, website and region as the wall shows them; nothing of its contact."),
    )
)
register_stream(Stream("endorsements", frozenset({APPROVED}), _approvals, _occurrences))
