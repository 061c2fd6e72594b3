"""The one verb for signing: the page, the API, the embed and the import all pass through ``sign``.

A signature is refused here, where the petition is closed, and in ``petition.abuse.rates``, where a network signs too
often; what is typed wrong was refused by the form before.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db import connection, transaction
from django.utils import timezone

from campaign.mail.addresses.mailboxes import canonical_email
from campaign.mail.delivering.delivery import deliver_committed, deliver_soon
from petition.abuse.rates import check_rate
from petition.abuse.suspicion import suspicion
from petition.comments.states import first_state
from petition.mails.outbox import OUTBOX, first_mail_of
from petition.models import PetitionPage, Signature
from petition.partners.directory import partner_named
from petition.referrals.tokens import LENGTH as REF_LENGTH
from petition.referrals.tokens import made_up_ref, ref_of_new, signature_named_by
from petition.signing.channels import Channel
from petition.signing.households import place_for
from petition.signing.inserting import DEFAULTS, REPEATED, Row, as_stored, insert_new, insert_together
from petition.signing.signing_again import sign_again, tell_full_household
from petition.submission.attribution import Visit
from petition.submission.consent import consent_elsewhere, words_seen
from petition.submission.postal_codes import region_of
from petition.submission.submission import Submission


class Outcome(Enum):
    """What the public may know of a submission. A new signature and a repeated one are the same on purpose."""

    ACCEPTED = "accepted"
    TO_CONFIRM = "to confirm"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Signed:
    """``ref``: for the links that the signer shares; a repeated signature gets one that is nobody's."""

    outcome: Outcome
    ref: str = ""


def sign(
    *,
    petition: PetitionPage,
    submission: Submission,
    visit: Visit,
    channel: Channel,
    now: datetime | None = None,
) -> Signed:
    """Take one signature for the public and say what the public may know.

    Raises ``campaign.runtime.rate_limits.rate_limits.RateLimitError`` where the visitor's network sent too many.
    """
    number = write_signature(petition=petition, submission=submission, visit=visit, channel=channel, now=now)
    if number is None:
        return Signed(Outcome.CLOSED)
    ref = made_up_ref() if number == REPEATED else ref_of_new(number, petition_id=petition.counted_id)
    must_confirm = _must_confirm(petition.counted, submission, channel)
    return Signed(Outcome.TO_CONFIRM if must_confirm else Outcome.ACCEPTED, ref)


def write_signature(
    *,
    petition: PetitionPage,
    submission: Submission,
    visit: Visit,
    channel: Channel,
    now: datetime | None = None,
) -> int | None:
    """Write one signature, count it and note the mail that is owed for it, in one transaction.

    Answers its number, REPEATED where the address has signed before (for imports and tests, never for the public), and
    None where the petition is closed.

    The database decides who has signed already, by its unique constraint: two equal submissions in
    the same instant leave one row and one count. Whichever language the petition was shown in, the
    signature is under the original.
    """
    now, shown, petition = now or timezone.now(), petition, petition.counted
    if channel.visited and not petition.is_open(now):
        return None
    if channel.visited:
        check_rate(visit, petition, worked=submission.worked)
    row = _row(petition, submission, visit, channel, now) | _words(shown, submission, visit)
    if row["household_place"] is None:
        return _tell_household(row, petition, channel, now)
    number = None if connection.in_atomic_block else insert_together(row)
    if number is None:
        return _write_alone(row, petition, submission, channel, now)
    if number == REPEATED:
        return _write_again(row, petition, submission, channel, now)
    if row["owed_mail"]:
        deliver_committed(OUTBOX)
    return number


def _write_again(row: Row, petition: PetitionPage, submission: Submission, channel: Channel, now: datetime) -> int:
    place = _household_place(petition, submission)
    if place is None:
        return _tell_household(row, petition, channel, now)
    if place != row["household_place"]:  # somebody of the household signed in the instant after it was found
        return _write_alone(row | {"household_place": place}, petition, submission, channel, now)
    with transaction.atomic():
        sign_again(again=Signature(petition=petition, **row), channel=channel, now=now)
    return REPEATED


def _tell_household(row: Row, petition: PetitionPage, channel: Channel, now: datetime) -> int:
    with transaction.atomic():
        tell_full_household(
            again=Signature(petition=petition, **row | {"household_place": 0}), channel=channel, now=now
        )
    return REPEATED


def _write_alone(row: Row, petition: PetitionPage, submission: Submission, channel: Channel, now: datetime) -> int:
    with transaction.atomic():
        [number] = insert_new([row])
        if number is None:
            return _write_again(row, petition, submission, channel, now)
        if row["owed_mail"]:
            deliver_soon(OUTBOX)
    return number


def _must_confirm(petition: PetitionPage, submission: Submission, channel: Channel) -> bool:
    """True where the signature counts only after its signer confirmed the address.

    A device that could not solve the petition's puzzle (no scripts) confirms by mail instead.
    """
    if not channel.confirms:
        return False
    return petition.confirmation == PetitionPage.Confirmation.COUNT or (
        petition.proof_of_work and not submission.proved
    )


def _row(petition: PetitionPage, submission: Submission, visit: Visit, channel: Channel, now: datetime) -> Row:
    state, mark = Signature.State.CONFIRMED.value, ""
    if channel.visited and (mark := suspicion(petition=petition, submission=submission, visit=visit)):
        state = Signature.State.REJECTED.value
    elif _must_confirm(petition, submission, channel):
        state = Signature.State.PENDING.value
    subscribe = submission.subscribe and not submission.minor
    owed_mail = first_mail_of(petition, state=state, subscribe=subscribe) if channel.confirms else ""
    return DEFAULTS | {
        "petition_id": petition.pk,
        "given_name": submission.given_name,
        "family_name": submission.family_name,
        "email": submission.email,
        "canonical_email": canonical_email(submission.email),
        "household_place": _household_place(petition, submission),
        "postal_code": submission.postal_code,
        "city": submission.city,
        "region": region_of(submission.country, submission.postal_code),
        "country": submission.country,
        "comment": submission.comment,
        "comment_state": first_state(petition, submission.comment),
        "minor": submission.minor,
        "answers": as_stored(submission.answers),
        "show_name": (show_name := submission.show_name and not submission.minor),
        "show_comment": (show_comment := submission.show_comment and not submission.minor),
        "subscribe": subscribe,
        "show_name_since": now if show_name else None,
        "show_comment_since": now if show_comment else None,
        "subscribed_since": now if subscribe else None,
        "confirm_updates": (
            subscribe and channel.confirms and petition.confirmation == PetitionPage.Confirmation.UPDATES
        ),
        "state": state,
        "mark": mark,
        "created_at": now,
        "confirmed_at": now if state == Signature.State.CONFIRMED else None,
        "channel": channel.name.value,
        **_brought_by(petition, visit),
        "medium": visit.medium,
        "campaign": visit.campaign,
        "referrer": visit.referrer,
        "language": visit.language,
        "network_key": visit.network_key,
        "owed_mail": owed_mail,
        "mail_due_at": now if owed_mail else None,
    }


def _brought_by(petition: PetitionPage, visit: Visit) -> Row:
    """The partner and the signer who brought this one. What names neither is kept where a link says no more."""
    partner_id = visit.partner_id or partner_named(visit.partner, petition=petition)
    referred_by = signature_named_by(visit.ref, petition_id=petition.pk) if visit.ref else None
    unknown = ("" if partner_id else visit.partner) or ("" if len(visit.ref) == REF_LENGTH else visit.ref)
    return {"source": visit.source or unknown, "partner_id": partner_id, "referred_by_id": referred_by}


def _household_place(petition: PetitionPage, submission: Submission) -> int | None:
    return place_for(
        petition=petition, canonical_email=canonical_email(submission.email), full_name=submission.full_name
    )


def _words(shown: PetitionPage, submission: Submission, visit: Visit) -> Row:
    """What the signer read, in the language in which the petition was shown."""
    seen = words_seen(shown, submission.form_version)
    agreed_elsewhere = visit.consent_note and consent_elsewhere(shown, visit.language, visit.consent_note)
    return {
        "consent_text_id": agreed_elsewhere or seen.consent_text_id,
        "wording_id": visit.wording_id or seen.wording_id,
    }
