"""An address that has signed before signs again: nobody loses their signature to a stranger."""

import pytest
from django.utils import timezone

from petition.counting.recounting import recount
from petition.form.forms import TRAP
from petition.mails.outbox import owe_mail
from petition.models import Signature
from petition.moderation.moderating import correct, reject
from petition.signing import channels
from petition.signing import sign as signing
from petition.signing.confirming import confirm
from petition.signing.withdrawing import withdraw
from petition.submission.attribution import Visit
from petition.submission.submission import Submission
from petition.tests.signers import asks_to_confirm, signed
from petition.tests.thanks import thanks_of

ADA = {"given_name": "Ada", "email": "ada@example.org"}
State, Mail = Signature.State, Signature.Mail


def test_a_stranger_in_the_robot_trap_takes_no_address_from_its_owner(client, petition):
    client.post("/petition/", ADA | {"given_name": "Bot", TRAP: "x"})
    assert Signature.objects.get().state == State.REJECTED
    client.post("/petition/", ADA)
    signature = Signature.objects.get()
    assert (signature.state, signature.given_name, signature.mark) == (State.CONFIRMED, "Ada", "")
    assert petition.signatures_counted == 1
    assert recount(petition=petition) == []


def test_what_an_editor_rejected_stays_rejected(client, petition, admin_user):
    client.post("/petition/", ADA)
    reject(signature=Signature.objects.get(), by=admin_user)
    client.post("/petition/", ADA)
    assert Signature.objects.get().state == State.REJECTED


def test_a_signature_that_waits_counts_at_once_where_a_new_one_would(client, petition):
    petition.proof_of_work = True
    petition.save()
    client.post("/petition/", ADA)
    assert Signature.objects.get().state == State.PENDING
    petition.proof_of_work = False
    petition.save()
    client.post("/petition/", ADA | {"given_name": "Ada B."})
    signature = Signature.objects.get()
    assert (signature.state, signature.given_name) == (State.CONFIRMED, "Ada B.")
    assert petition.signatures_counted == 1
    assert recount(petition=petition) == []


@pytest.mark.parametrize("mode", ["none", "updates"])
def test_s7_a_double_click_leaves_the_mail_of_the_first_one(client, petition, mode):
    asks_to_confirm(petition, mode)
    for _click in range(2):
        client.post("/petition/", ADA | {"subscribe": "on"})
    expected = Mail.THANKS if mode == "none" else Mail.CONFIRM_UPDATES
    assert Signature.objects.get().owed_mail == expected


def test_a_withdrawn_signature_keeps_its_words_until_its_owner_confirms_new_ones(petition):
    ada = signed(petition, comment="Rivers first.")
    withdraw(signature=ada)
    signed(petition, given_name="Stranger", comment="")
    ada.refresh_from_db()
    assert (ada.state, ada.given_name, ada.comment) == (State.WITHDRAWN, "Ada", "Rivers first.")
    assert ada.owed_mail == Mail.CONFIRM
    confirm(signature=ada)
    ada.refresh_from_db()
    assert (ada.state, ada.given_name, ada.held_words) == (State.CONFIRMED, "Stranger", None)
    assert petition.signatures_counted == 1
    assert recount(petition=petition) == []


def test_an_editor_takes_consent_back_and_never_gives_it(petition, admin_user):
    ada = signed(petition, show_name=True)
    assert correct(signature=ada, changes={"subscribe": True}, by=admin_user) == []
    assert "show_name" in correct(signature=ada, changes={"show_name": False}, by=admin_user)
    ada.refresh_from_db()
    assert (ada.show_name, ada.subscribe) == (False, False)


def test_no_stranger_makes_more_than_five_mails(petition):
    ada = signed(petition)
    Signature.objects.filter(pk=ada.pk).update(mails_sent=5, owed_mail="", mail_due_at=None)
    assert not owe_mail(ada, Mail.ALREADY_SIGNED, now=ada.created_at)


def test_who_must_confirm_is_told_to_look_into_the_mailbox(client, petition):
    asks_to_confirm(petition)
    assert "look into your mailbox" in client.get("/petition/thanks/").content.decode()
    response = client.post(f"/embed/petition/{petition.pk}/", ADA)
    assert (response.status_code, thanks_of(response)) == (303, "?signed=confirm")
    assert "look into your mailbox" in client.get(f"/embed/petition/{petition.pk}/?signed=confirm").content.decode()


def test_an_origin_that_no_browser_could_have_is_refused(client, petition):
    assert client.post("/petition/", ADA, headers={"Origin": "http://["}).status_code == 403


def test_two_of_one_household_who_sign_in_the_same_instant_both_count(petition, monkeypatch):
    petition.allow_shared_addresses = True
    petition.save()
    signed(petition, given_name="Ada")
    places = [0]  # what Ben's post found before Ada's was there
    found = signing._household_place
    monkeypatch.setattr(signing, "_household_place", lambda *asked: places.pop() if places else found(*asked))
    signing.sign(
        petition=petition,
        submission=Submission(given_name="Ben", family_name="Lovelace", email="ada@example.org"),
        visit=Visit(),
        channel=channels.FORM,
    )

    assert sorted(Signature.objects.values_list("given_name", flat=True)) == ["Ada", "Ben"]
    assert petition.signatures_counted == 2
    assert recount(petition=petition) == []


def test_whose_commit_was_not_answered_is_not_told_that_they_had_signed_before(petition):
    petition.send_thanks = False
    petition.save()
    now = timezone.now()
    for _try in range(2):  # the second as after a connection that was lost behind the commit
        submission = Submission(given_name="Ada", email="ada@example.org")
        signing.sign(petition=petition, submission=submission, visit=Visit(), channel=channels.FORM, now=now)

    assert Signature.objects.get().owed_mail == ""
