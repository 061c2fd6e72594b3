"""The names under a petition that their signers chose to show, newest first, in pages that follow a cursor."""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from campaign.runtime.registry import provides
from petition.models import PetitionPage, Signature
from petition.models.querysets import SignatureQuerySet

RECENT = 8
# Fewer would show how few agreed to be named, and point at them.
FEWEST_RECENT = 3


class InvalidCursorError(ValueError):
    """The cursor is none that ``page_of_names`` gave."""


@dataclass(frozen=True)
class NamesPage:
    """``next_cursor`` leads to the names before these; None on the last page."""

    names: list[Signature]
    next_cursor: str | None


def page_of_names(petition: PetitionPage, *, cursor: str = "", size: int) -> NamesPage:
    """Names that follow the cursor. It costs the same on each page, and new signatures shift nothing.

    Raises InvalidCursorError.
    """
    return page_of(public_names(petition), cursor=cursor, size=size)


def page_of(signatures: SignatureQuerySet, *, cursor: str, size: int) -> NamesPage:
    """Those that follow the cursor, newest first, whichever these are. Raises InvalidCursorError."""
    names = signatures.newest_first()
    if cursor:
        time, pk = _read(cursor)
        names = names.filter(Q(confirmed_at__lt=time) | Q(confirmed_at=time, pk__lt=pk))
    page = list(names[: size + 1])
    more = len(page) > size
    return NamesPage(names=page[:size], next_cursor=_cursor(page[size - 1]) if more else None)


def names_from(petition: PetitionPage, *, offset: int, size: int) -> list[Signature]:
    """Names after the first ``offset`` ones. It costs more the farther it goes: for the first thousands only."""
    return list(public_names(petition).newest_first()[offset : offset + size])


@provides("petition.recent_names")
def recent_names(petition: PetitionPage) -> list[Signature]:
    """The latest names for the petition's own page, in one query; none where an editor does not want them."""
    if not petition.show_recent_signers or not petition.pk:
        return []
    names = names_from(petition, offset=0, size=RECENT)
    return names if len(names) >= FEWEST_RECENT else []


def count_of_names(petition: PetitionPage) -> int:
    return public_names(petition).count()


def public_names(petition: PetitionPage) -> SignatureQuerySet:
    """Whom any channel may name: those who chose to be, and nobody where the petition's editors switched names off."""
    return Signature.objects.of(petition).public() if petition.show_recent_signers else Signature.objects.none()


def _cursor(signature: Signature) -> str:
    text = f"{signature.confirmed_at.isoformat()} {signature.pk}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[datetime, int]:
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        time, pk = text.split(" ")
        moment = datetime.fromisoformat(time)
        if moment.tzinfo is None or not 0 < int(pk) < 2**63:
            raise ValueError(text)
        return moment, int(pk)
    except (ValueError, binascii.Error) as error:
        raise InvalidCursorError(cursor) from error
