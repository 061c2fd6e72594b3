"""The one door for signing: the page, the API, the embed and the import all pass through ``sign``."""

from datetime import datetime
from enum import Enum

from django.db import connection, transaction
from django.utils import timezone

from campaign.core.addresses import canonical_email
from campaign.core.delivery import deliver_committed, deliver_soon
from petition.abuse.rates import check_rate
from petition.abuse.suspicion import suspicion
from petition.doors import Door
from petition.inserting import DEFAULTS, REPEATED, Row, as_stored, insert_new, insert_together
from petition.mails.owing import OUTBOX, first_mail_of
from petition.models import PetitionPage, Signature
from petition.names import name_key
from petition.places import region_of
from petition.signers.consent import consent_text_id
from petition.signing_again import sign_again
from petition.submission import Submission
from petition.visits import Visit


class Outcome(Enum):
    """What the public may know of a submission. A new signature and a repeated one are the same on purpose."""

    ACCEPTED = "accepted"
    TO_CONFIRM = "to confirm"
    CLOSED = "closed"


class Written(Enum):
    """What became of a submission in the database: for imports and tests, never for the public."""

    NEW = "new"
    REPEATED = "repeated"
    CLOSED = "closed"


def sign(
    *,
    petition: PetitionPage,
    submission: Submission,
    visit: Visit,
    door: Door,
    now: datetime | None = None,
) -> Outcome:
    """Take one signature for the public and say what the public may know.

    Raises ``campaign.core.rate_limits.RateLimitError`` where the visitor's network sent too many.
    """
    written = write_signature(petition=petition, submission=submission, visit=visit, door=door, now=now)
    if written is Written.CLOSED:
        return Outcome.CLOSED
    return Outcome.TO_CONFIRM if _must_confirm(petition.counted, submission, door) else Outcome.ACCEPTED


def write_signature(
    *,
    petition: PetitionPage,
    submission: Submission,
    visit: Visit,
    door: Door,
    now: datetime | None = None,
) -> Written:
    """Write one signature, count it and note the mail that is owed for it, in one transaction.

    The database decides who has signed already, by its unique constraint: two equal submissions in
    the same instant leave one row and one count. Whichever language the petition was shown in, the
    signature stands under the original.
    """
    now, shown, petition = now or timezone.now(), petition, petition.counted
    if door.visited and not petition.is_open(now):
        return Written.CLOSED
    if door.visited:
        check_rate(visit)
    row = _row(petition, submission, visit, door, now)
    row["consent_text_id"] = consent_text_id(shown, visit.language, elsewhere=visit.consent_note)
    number = None if connection.in_atomic_block else insert_together(row)
    if number is None:
        return _write_alone(row, petition, submission, door, now)
    if number == REPEATED:
        return _write_again(row, petition, submission, door, now)
    if row["owed_mail"]:
        deliver_committed(OUTBOX)
    return Written.NEW


def _write_again(row: Row, petition: PetitionPage, submission: Submission, door: Door, now: datetime) -> Written:
    key = _household_key(petition, submission)
    if key != row["household_key"]:  # somebody of the household signed in the instant after the key was made
        return _write_alone(row | {"household_key": key}, petition, submission, door, now)
    with transaction.atomic():
        sign_again(again=Signature(petition=petition, **row), door=door, now=now)
    return Written.REPEATED


def _write_alone(row: Row, petition: PetitionPage, submission: Submission, door: Door, now: datetime) -> Written:
    with transaction.atomic():
        [number] = insert_new([row])
        if number is None:
            return _write_again(row, petition, submission, door, now)
        if row["owed_mail"]:
            deliver_soon(OUTBOX)
    return Written.NEW


def _must_confirm(petition: PetitionPage, submission: Submission, door: Door) -> bool:
    """True where the signature counts only after its signer confirmed the address.

    A device that could not solve the petition's puzzle (no scripts) confirms by mail instead.
    """
    if not door.confirms:
        return False
    return petition.confirmation == PetitionPage.Confirmation.COUNT or (
        petition.proof_of_work and not submission.proved
    )


def _row(petition: PetitionPage, submission: Submission, visit: Visit, door: Door, now: datetime) -> Row:
    state, mark = Signature.State.CONFIRMED.value, ""
    if door.visited and (mark := suspicion(petition=petition, submission=submission, visit=visit)):
        state = Signature.State.REJECTED.value
    elif _must_confirm(petition, submission, door):
        state = Signature.State.PENDING.value
    owed_mail = first_mail_of(petition, state=state, subscribe=submission.subscribe) if door.confirms else ""
    return DEFAULTS | {
        "petition_id": petition.pk,
        "given_name": submission.given_name,
        "family_name": submission.family_name,
        "email": submission.email,
        "canonical_email": canonical_email(submission.email),
        "household_key": _household_key(petition, submission),
        "postal_code": submission.postal_code,
        "city": submission.city,
        "region": region_of(submission.country, submission.postal_code),
        "country": submission.country,
        "comment": submission.comment,
        "answers": as_stored(submission.answers),
        "show_name": submission.show_name,
        "subscribe": submission.subscribe,
        "show_name_since": now if submission.show_name else None,
        "subscribed_since": now if submission.subscribe else None,
        "confirm_updates": (
            submission.subscribe and door.confirms and petition.confirmation == PetitionPage.Confirmation.UPDATES
        ),
        "state": state,
        "mark": mark,
        "created_at": now,
        "confirmed_at": now if state == Signature.State.CONFIRMED else None,
        "door": door.name.value,
        "source": visit.source,
        "medium": visit.medium,
        "campaign": visit.campaign,
        "partner": visit.partner,
        "referrer": visit.referrer,
        "referred_by": visit.referred_by,
        "language": visit.language,
        "network_key": visit.network_key,
        "owed_mail": owed_mail,
        "mail_due_at": now if owed_mail else None,
    }


def _household_key(petition: PetitionPage, submission: Submission) -> str:
    """Empty for the first who signs with an address; the name's key for another person of the household.

    So the switch may be turned on and off in mid-campaign and nobody is counted twice.
    """
    if not petition.allow_shared_addresses:
        return ""
    mailbox = Signature.objects.of(petition).of_mailbox(canonical_email(submission.email))
    first = mailbox.filter(household_key="").first()
    key = name_key(submission.full_name)
    return "" if first is None or name_key(first.full_name) == key else key
