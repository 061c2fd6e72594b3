"""What petitions tell by webhook: read from the rows that signing, confirming and counting write anyway."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from campaign.webhooks.erasing import forget_subjects
from campaign.webhooks.events import EventType, Occurrence, Stream, register_limit, register_stream, register_type
from petition.models import (
    LostMilestone,
    Milestone,
    OfflineBatch,
    PetitionPage,
    Signature,
    SignatureEvent,
    SignatureTally,
)

CONFIRMED, WITHDRAWN, ERASED = "signature.confirmed", "signature.withdrawn", "signature.erased"
BOUNCED = "subscriber.bounced"
MILESTONE, MILESTONE_LOST = "petition.milestone", "petition.milestone_lost"
# What stays in the log of deliveries about a signature whose data was erased.
KEPT = ("id", "petition", "reason")
Kind = SignatureEvent.Kind


def _counted_at_once() -> QuerySet[Signature]:
    """Those that counted when they were made; of the others an event tells."""
    return Signature.objects.filter(confirmed_at=F("created_at")).select_related("partner")


def _changes() -> QuerySet[SignatureEvent]:
    """Signatures that began to count, or no longer do, and those whose data was erased, whoever did it.

    One whose address alone was confirmed counted before.
    """
    began = Q(kind=Kind.CONFIRMED, at=F("signature__confirmed_at")) | Q(
        kind=Kind.RESTORED, signature__state=Signature.State.CONFIRMED
    )
    ended = Q(kind__in=[Kind.WITHDRAWN, Kind.REJECTED]) | Q(kind=Kind.CORRECTED, details__uncounted=True)
    return SignatureEvent.objects.filter(began | ended | Q(kind=Kind.ERASED)).select_related("signature__partner")


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
        if event.kind == Kind.ERASED:
            data: dict[str, Any] = {"id": signature.pk}
            yield Occurrence(type=ERASED, at=event.at, data=data, subject=signature.pk, page=signature.petition_id)
            continue
        # Of an address that was corrected nobody has proven the new one yet.
        reason = "unconfirmed" if event.kind == Kind.CORRECTED else event.kind
        data = {"id": signature.pk, "petition": petitions[signature.petition_id], "reason": reason}
        yield Occurrence(type=WITHDRAWN, at=event.at, data=data, subject=signature.pk, page=signature.petition_id)


def _mails_that_ended() -> QuerySet[SignatureEvent]:
    """From then on no mailings go to the signer's mailbox."""
    kinds = [Kind.MAIL_BOUNCED, Kind.MAIL_COMPLAINED]
    return SignatureEvent.objects.filter(kind__in=kinds).select_related("signature")


def _of_mails_that_ended(happened: Sequence[SignatureEvent]) -> Iterable[Occurrence]:
    petitions = _petition_shapes({event.signature.petition_id for event in happened})
    for event in happened:
        signature = event.signature
        data = {
            "id": signature.pk,
            "petition": petitions[signature.petition_id],
            "reason": "complained" if event.kind == Kind.MAIL_COMPLAINED else "bounced",
            "status": event.details.get("status", ""),
        }
        yield Occurrence(type=BOUNCED, at=event.at, data=data, subject=signature.pk, page=signature.petition_id)


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


def _of_lost_milestones(lost: Sequence[LostMilestone]) -> Iterable[Occurrence]:
    petitions = _petition_shapes({milestone.petition_id for milestone in lost})
    for milestone in lost:
        data = {"goal": milestone.signatures, "petition": petitions[milestone.petition_id]}
        yield Occurrence(
            type=MILESTONE_LOST,
            at=milestone.lost_at,
            data=data | {"reached_at": milestone.reached_at.isoformat()},
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
        "came_by": signature.channel,
        "source": signature.source,
        "medium": signature.medium,
        "campaign": signature.campaign,
        "partner": signature.partner.slug if signature.partner else "",
        "signed_at": signature.created_at.isoformat(),
    }
    return Occurrence(
        type=CONFIRMED,
        at=at or signature.confirmed_at,  # type: ignore[arg-type]  # what counts has its time
        data=data,
        subject=signature.pk,
        page=signature.petition_id,
    )


def forget_deliveries(signature_ids: Collection[int]) -> None:
    """Cut what is kept of the deliveries about erased signatures; call it in the transaction of the erasure."""
    forget_subjects(types=[CONFIRMED, WITHDRAWN, BOUNCED], subjects=signature_ids, keep=KEPT)


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
        _(
            "Its signer withdrew it or had their data removed, or an editor set it aside, or corrected its address, "
            "whose owner has to confirm it."
        ),
    )
)
register_type(
    EventType(
        ERASED,
        _("A signer’s personal data was erased"),
        _("Its number alone, so that the receiver erases it too. Sent in any case to who ever got personal data."),
        tells_of_erasure=True,
    )
)
register_type(
    EventType(
        BOUNCED,
        _("No mailings reach a signer any more"),
        _("Their address does not exist, took no mail several times, or its owner called a mail spam."),
    )
)
register_type(
    EventType(
        MILESTONE,
        _("A petition reaches a goal"),
        _("Once for each goal; anew where the signatures that reached it had to be set aside."),
    )
)
register_type(
    EventType(
        MILESTONE_LOST,
        _("A goal was not reached after all"),
        _("Signatures that reached it had to be set aside. A post that celebrates it can be taken back."),
    )
)
register_stream(Stream("signatures", frozenset({CONFIRMED}), _counted_at_once, _of_new))
register_stream(Stream("signature changes", frozenset({CONFIRMED, WITHDRAWN, ERASED}), _changes, _of_changes))
register_stream(Stream("ended mails", frozenset({BOUNCED}), _mails_that_ended, _of_mails_that_ended))
register_stream(Stream("milestones", frozenset({MILESTONE}), Milestone.objects.all, _of_milestones))
register_stream(Stream("lost milestones", frozenset({MILESTONE_LOST}), LostMilestone.objects.all, _of_lost_milestones))
register_limit(PetitionPage.objects.live().originals)
