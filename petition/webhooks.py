"""What petitions tell by webhook: read from the rows that signing, confirming and counting write anyway."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from campaign.core.webhooks.events import (
    EventType,
    Occurrence,
    Stream,
    register_limit,
    register_stream,
    register_type,
)
from petition.models import Milestone, OfflineBatch, PetitionPage, Signature, SignatureEvent, SignatureTally

CONFIRMED, WITHDRAWN, MILESTONE = "signature.confirmed", "signature.withdrawn", "petition.milestone"
Kind = SignatureEvent.Kind


def _counted_at_once() -> QuerySet[Signature]:
    """Those that counted when they were made; of the others an event tells."""
    return Signature.objects.filter(confirmed_at=F("created_at"))


def _changes() -> QuerySet[SignatureEvent]:
    """Signatures that began to count, or no longer do. One whose address alone was confirmed counted before."""
    began = Q(kind=Kind.CONFIRMED, at=F("signature__confirmed_at")) | Q(
        kind=Kind.RESTORED, signature__state=Signature.State.CONFIRMED
    )
    return SignatureEvent.objects.filter(began | Q(kind__in=[Kind.WITHDRAWN, Kind.REJECTED])).select_related(
        "signature"
    )


def _of_new(signatures: Sequence[Signature]) -> Iterable[Occurrence]:
    petitions = _petition_shapes({signature.petition_id for signature in signatures})
    for signature in signatures:
        yield _began(signature, petitions)


def _of_changes(happened: Sequence[SignatureEvent]) -> Iterable[Occurrence]:
    petitions = _petition_shapes({event.signature.petition_id for event in happened})
    for event in happened:
        signature = event.signature
        if event.kind in (Kind.CONFIRMED, Kind.RESTORED):
            yield _began(signature, petitions, at=event.at)
            continue
        data = {"id": signature.pk, "petition": petitions[signature.petition_id], "reason": event.kind}
        yield Occurrence(type=WITHDRAWN, at=event.at, data=data, subject=signature.pk, page=signature.petition_id)


def _of_milestones(milestones: Sequence[Milestone]) -> Iterable[Occurrence]:
    petitions = _petition_shapes({milestone.petition_id for milestone in milestones})
    for milestone in milestones:
        yield Occurrence(
            type=MILESTONE,
            at=milestone.reached_at,
            data={"goal": milestone.signatures, "petition": petitions[milestone.petition_id]},
            subject=milestone.pk,
            page=milestone.petition_id,
        )


def _began(signature: Signature, petitions: dict[int, dict[str, Any]], at: Any = None) -> Occurrence:
    data = {
        "id": signature.pk,
        "petition": petitions[signature.petition_id],
        "country": signature.country,
        "region": signature.region,
        "language": signature.language,
        "came_by": signature.door,
        "source": signature.source,
        "medium": signature.medium,
        "campaign": signature.campaign,
        "partner": signature.partner,
        "signed_at": signature.created_at.isoformat(),
    }
    return Occurrence(
        type=CONFIRMED,
        at=at or signature.confirmed_at,
        data=data,
        subject=signature.pk,
        page=signature.petition_id,
    )


def _petition_shapes(ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """``{"id", "title", "url", "signatures"}`` of each, the number as it is now."""
    petitions = list(PetitionPage.objects.filter(pk__in=ids))
    online, on_paper = SignatureTally.objects.totals(petitions), OfflineBatch.objects.totals(petitions)
    return {
        petition.pk: {
            "id": petition.pk,
            "title": petition.title,
            "url": petition.full_url,
            "signatures": online[petition.pk] + on_paper[petition.pk],
        }
        for petition in petitions
    }


def _people(signature_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """Those who asked for updates and count now, where the petition wants their address confirmed also that."""
    agreed = Signature.objects.filter(pk__in=signature_ids).confirmed().personal().subscribed()
    names = ("given_name", "family_name", "email", "postal_code", "city", "country", "subscribed_since")
    return {
        pk: dict(zip(names, (*values, since.isoformat() if since else None), strict=True))
        for pk, *values, since in agreed.values_list("pk", *names)
    }


register_type(
    EventType(
        CONFIRMED,
        _("A signature begins to count"),
        _("At once, or when its signer confirms it, or when an editor restores it."),
        personal=_people,
    )
)
register_type(
    EventType(
        WITHDRAWN,
        _("A signature no longer counts"),
        _("Its signer withdrew it or had their data removed, or an editor set it aside."),
    )
)
register_type(EventType(MILESTONE, _("A petition reaches a goal"), _("Once for each goal.")))
register_stream(Stream("signatures", frozenset({CONFIRMED}), _counted_at_once, _of_new))
register_stream(Stream("signature changes", frozenset({CONFIRMED, WITHDRAWN}), _changes, _of_changes))
register_stream(Stream("milestones", frozenset({MILESTONE}), Milestone.objects.all, _of_milestones))
register_limit(PetitionPage.objects.live().originals)
