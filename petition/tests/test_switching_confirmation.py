"""S18: whether signers confirm is switched in mid-campaign; whoever signed before keeps what they were told."""

import csv
from io import StringIO

import pytest

from petition.counting.recounting import recount
from petition.import_export.exporting import csv_export
from petition.models import PetitionPage, Signature, SignatureExport
from petition.signing.confirming import confirm
from petition.tests.signers import COUNT, UPDATES, asks_to_confirm, signed

NONE = PetitionPage.Confirmation.NONE


def mailing_list(petition):
    content = b"".join(csv_export(petition, SignatureExport.Shape.CRM)).decode("utf-8-sig")
    return [row["given_name"] for row in csv.DictReader(StringIO(content, newline=""))]


def test_who_waits_to_be_counted_still_waits_and_may_confirm_after_it_is_switched_off(petition):
    asks_to_confirm(petition, COUNT)
    ada = signed(petition)

    asks_to_confirm(petition, NONE)
    ben = signed(petition, given_name="Ben", email="ben@example.org")

    ada.refresh_from_db()
    assert (ada.state, ben.state) == ("pending", "confirmed")
    assert recount(petition=petition) == []
    confirm(signature=ada)
    assert petition.signatures_counted == Signature.objects.confirmed().count() == 2
    assert recount(petition=petition) == []


def test_who_counts_still_counts_after_it_is_switched_on(petition):
    signed(petition)

    asks_to_confirm(petition, COUNT)
    signed(petition, given_name="Ben", email="ben@example.org")

    assert sorted(Signature.objects.values_list("state", flat=True)) == ["confirmed", "pending"]
    assert petition.signatures_counted == 1
    assert recount(petition=petition) == []


@pytest.mark.parametrize("later", [NONE, COUNT])
def test_who_was_asked_to_confirm_before_updates_gets_none_until_then_whatever_is_asked_later(petition, later):
    asks_to_confirm(petition, UPDATES)
    ada = signed(petition, subscribe=True)
    assert mailing_list(petition) == []

    asks_to_confirm(petition, later)

    assert mailing_list(petition) == []
    confirm(signature=ada)
    assert mailing_list(petition) == ["Ada"]


def test_who_was_not_asked_stays_on_the_list_after_it_is_switched_on(petition):
    signed(petition, subscribe=True)

    asks_to_confirm(petition, UPDATES)
    signed(petition, given_name="Ben", email="ben@example.org", subscribe=True)

    assert mailing_list(petition) == ["Ada"]


@pytest.mark.parametrize(("asked", "listed"), [(UPDATES, []), (NONE, ["Ada"])])
def test_of_signatures_from_before_it_was_noted_the_petitions_choice_says(petition, asked, listed):
    asks_to_confirm(petition, asked)
    signed(petition, subscribe=True)
    Signature.objects.update(confirm_updates=None)

    assert mailing_list(petition) == listed
