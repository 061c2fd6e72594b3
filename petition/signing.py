"""The one door for signing: the page, the API, the embed and the import all pass through ``sign``."""

from datetime import datetime
from enum import Enum

from django.db import connection, transaction
from django.utils import timezone

from campaign.core.addresses import canonical_email
from petition.counting import raise_tally
from petition.models import PetitionPage, Signature
from petition.submission import Submission

Door = Signature.Door

_FIELDS = [field for field in Signature._meta.concrete_fields if not field.primary_key]
_INSERT = (
    f"INSERT INTO {Signature._meta.db_table} ({', '.join(field.column for field in _FIELDS)}) "
    f"VALUES ({', '.join(['%s'] * len(_FIELDS))}) ON CONFLICT DO NOTHING RETURNING id"
)


class Outcome(Enum):
    """What became of a submission. The public is answered alike for ACCEPTED and ALREADY_SIGNED."""

    ACCEPTED = "accepted"
    ALREADY_SIGNED = "already signed"
    CLOSED = "closed"


def sign(*, petition: PetitionPage, submission: Submission, door: Door, now: datetime | None = None) -> Outcome:
    """Write one signature and count it, in one transaction.

    The database decides who has signed already, by its unique constraint: two equal submissions in
    the same instant leave one row and one count.
    """
    now = now or timezone.now()
    if not petition.is_open(now):
        return Outcome.CLOSED
    signature = _signature(petition, submission, door, now)
    with transaction.atomic():
        signature.pk = _insert_unless_present(signature)
        if signature.pk is None:
            return Outcome.ALREADY_SIGNED
        raise_tally(signature)
    return Outcome.ACCEPTED


def _signature(petition: PetitionPage, submission: Submission, door: Door, now: datetime) -> Signature:
    return Signature(
        petition=petition,
        given_name=submission.given_name,
        family_name=submission.family_name,
        email=submission.email,
        canonical_email=canonical_email(submission.email),
        postal_code=submission.postal_code,
        country=submission.country,
        comment=submission.comment,
        show_name=submission.show_name,
        subscribe=submission.subscribe,
        answers=submission.answers,
        state=Signature.State.CONFIRMED,
        door=door,
        source=submission.source,
        language=submission.language,
        created_at=now,
        confirmed_at=now,
    )


def _insert_unless_present(signature: Signature) -> int | None:
    """Insert the row; None, and nothing written, where the address has signed this petition before."""
    values = [field.get_db_prep_save(field.pre_save(signature, True), connection) for field in _FIELDS]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)
        row = cursor.fetchone()
    return row[0] if row else None
