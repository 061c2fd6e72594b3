"""How many people one address may stand for: one, or two where the petition lets a household share it (case S35)."""

from collections.abc import Mapping

from petition.abuse.suspicion import is_automatic
from petition.models import PetitionPage, Signature
from petition.models.names import name_key

PLACES = (0, 1)
State = Signature.State


def place_for(*, petition: PetitionPage, canonical_email: str, full_name: str) -> int | None:
    """The place at the address of somebody with this name: their own, else one that they may take.

    None where two other people have both. The database's unique constraint decides who of two that come in one
    instant takes a place.
    """
    if not petition.allow_shared_addresses:
        return PLACES[0]
    there = Signature.objects.of(petition).of_mailbox(canonical_email).order_by("household_place")
    return place_among({one.household_place: one for one in there}, full_name)


def place_among(there: Mapping[int, Signature], full_name: str) -> int | None:
    """The same for those who are known to be at an address, by their places.

    Who takes the place of a signature that a rule set aside, or that was withdrawn, goes the way of everybody who
    signs with its address again (see ``signing_again``).
    """
    key = name_key(full_name)
    own = [place for place, one in there.items() if name_key(one.full_name) == key]
    free = [place for place in PLACES if place not in there]
    set_aside = [place for place, one in there.items() if one.state == State.REJECTED and is_automatic(one.mark)]
    withdrawn = [place for place, one in there.items() if one.state == State.WITHDRAWN]
    return next(iter([*own, *free, *set_aside, *withdrawn]), None)
