"""Two people may share an address, and no third one (S35)."""

import pytest
from django.db import IntegrityError, connection, transaction

from petition.counting.recounting import recount
from petition.models import Signature
from petition.signing import channels
from petition.signing import sign as signing
from petition.signing.sign import write_signature
from petition.signing.withdrawing import erase, withdraw
from petition.submission.attribution import Visit
from petition.submission.submission import Submission
from petition.tests.signers import asks_to_confirm

State, Mail = Signature.State, Signature.Mail


@pytest.fixture
def shared(petition):
    petition.allow_shared_addresses = True
    petition.save()
    return petition


def sign(petition, name, channel=channels.FORM, **said):
    return write_signature(
        petition=petition,
        submission=Submission(given_name=name, email="home@example.org", **said),
        visit=Visit(),
        channel=channel,
    )


def names():
    return sorted(Signature.objects.values_list("given_name", flat=True))


@pytest.mark.parametrize("confirmation", ["none", "count"])
@pytest.mark.parametrize(
    "channel", [channels.FORM, channels.API, channels.EMBED, channels.KEYED, channels.IMPORT], ids=lambda d: d.name
)
def test_s35_forty_names_on_one_address_are_two(shared, channel, confirmation):
    asks_to_confirm(shared, confirmation)
    for number in range(40):
        sign(shared, f"Name{chr(65 + number % 26)}{number}", channel)
    assert names() == ["NameA0", "NameB1"]
    assert recount(petition=shared) == []


def test_s35_names_that_sign_in_the_same_instant_are_two(shared, monkeypatch):
    """What each found before the others were there."""
    found = signing._household_place
    for name in ("Ada", "Ben", "Chi", "Dora"):
        stale = [0]
        monkeypatch.setattr(signing, "_household_place", lambda *asked, s=stale: s.pop() if s else found(*asked))
        sign(shared, name)
    assert names() == ["Ada", "Ben"]
    assert shared.counted_anew().signatures_counted == 2
    assert recount(petition=shared) == []


def test_s35_the_database_itself_keeps_a_third_one_out(shared):
    sign(shared, "Ada")
    ada = Signature.objects.get()
    for place in (0, 2):
        ada.pk, ada.household_place = None, place
        with pytest.raises(IntegrityError), transaction.atomic():
            ada.save()
    connection.check_constraints()


def test_a_third_one_is_told_and_changes_nobodys_words(shared):
    sign(asks_to_confirm(shared), "Ada")
    sign(shared, "Ben")
    Signature.objects.update(owed_mail="", mail_due_at=None)
    sign(shared, "Chi", comment="Hello")
    assert names() == ["Ada", "Ben"]
    assert sorted(Signature.objects.values_list("owed_mail", flat=True)) == ["", Mail.CONFIRM]


def test_who_was_set_aside_withdrew_or_was_erased_leaves_the_place_to_another(shared):
    sign(shared, "Ada")
    sign(shared, "Bot", trapped=True)
    sign(shared, "Ben")
    assert names() == ["Ada", "Ben"]
    ada = Signature.objects.get(given_name="Ada")
    erase(signature=ada)
    sign(shared, "Chi")
    assert names() == ["", "Ben", "Chi"]
    ben = Signature.objects.get(given_name="Ben")
    withdraw(signature=ben)
    sign(shared, "Dora")
    ben.refresh_from_db()
    assert ben.held_words["given_name"] == "Dora"  # until the address's owner says so
    assert recount(petition=shared) == []


def test_a_household_signs_as_before_once_sharing_is_off(shared):
    sign(shared, "Ada")
    sign(shared, "Ben")
    shared.allow_shared_addresses = False
    shared.save()
    sign(shared, "Chi")
    assert names() == ["Ada", "Ben"]
