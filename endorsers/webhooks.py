"""What endorsements tell by webhook: read from the trail of what happened to them."""

from collections.abc import Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry

from campaign.webhooks.events import EventType, Occurrence, Stream, register_stream, register_type
from endorsers.models import Endorser, EndorserEvent

APPROVED, REMOVED = "endorser.approved", "endorser.removed"
BOUNCED = "contact.bounced"
Kind = EndorserEvent.Kind


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


def _goings() -> QuerySet[ModelLogEntry]:
    actions = ["wagtail.unpublish", "wagtail.unpublish.scheduled", "wagtail.delete"]
    return ModelLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Endorser), action__in=actions)


def _removals(entries: Sequence[ModelLogEntry]) -> Iterable[Occurrence]:
    sites = dict(Endorser.objects.filter(pk__in=[entry.object_id for entry in entries]).values_list("pk", "site"))
    live = set(Endorser.objects.filter(pk__in=sites, live=True).values_list("pk", flat=True))
    for entry in entries:
        pk, at = int(entry.object_id), entry.timestamp
        if pk not in live:
            site = sites.get(pk)
            yield Occurrence(type=REMOVED, at=at, data={"id": pk}, subject=pk, site=site, everywhere=site is None)


def _mails_that_ended() -> QuerySet[EndorserEvent]:
    """From then on no mailings go to the mailbox of the organization's contact."""
    kinds = [Kind.MAIL_BOUNCED, Kind.MAIL_COMPLAINED]
    return EndorserEvent.objects.filter(kind__in=kinds).select_related("endorser")


def _of_mails_that_ended(happened: Sequence[EndorserEvent]) -> Iterable[Occurrence]:
    """Which organization's; nothing of the contact itself."""
    for event in happened:
        endorser = event.endorser
        data = {
            "endorser": endorser.pk,
            "reason": "complained" if event.kind == Kind.MAIL_COMPLAINED else "bounced",
            "status": event.details.get("status", ""),
        }
        yield Occurrence(type=BOUNCED, at=event.at, data=data, subject=endorser.pk, site=endorser.site_id)


register_type(
    EventType(
        BOUNCED,
        _("No mailings reach an organization’s contact any more"),
        _("Their address does not exist, took no mail several times, or its owner called a mail spam."),
    )
)
register_type(
    EventType(
        APPROVED,
        _("An organization’s endorsement is published"),
        _("Its name, website and region as the wall shows them; nothing of its contact."),
    )
)
register_type(
    EventType(
        REMOVED,
        _("An organization’s endorsement is no longer public"),
        _("Withdrawn, unpublished, merged or deleted. Nothing but its number is told."),
    )
)
register_stream(Stream("endorsements that ended", frozenset({REMOVED}), _goings, _removals))
register_stream(Stream("endorsements", frozenset({APPROVED}), _approvals, _occurrences))
register_stream(Stream("ended mails to contacts", frozenset({BOUNCED}), _mails_that_ended, _of_mails_that_ended))
