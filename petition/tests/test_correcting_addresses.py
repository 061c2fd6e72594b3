"""Staff correct a mistyped address: the old one is told nothing, the owner of the new one confirms."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from petition.counting.recounting import recount
from petition.mails import links
from petition.mails.links import DeadLinkError, Purpose
from petition.models import PetitionPage, Signature
from petition.moderation.readdressing import correct_address
from petition.signing.confirming import confirm
from petition.tests.mailing import deliver
from petition.tests.signers import asks_to_confirm, signed


@pytest.mark.parametrize("mode", ["none", "updates", "count"])
def test_the_new_address_confirms_and_the_old_one_hears_nothing(petition, mode):
    asks_to_confirm(petition, mode)
    signature = signed(petition, email="ada@exmaple.org", subscribe=True)
    deliver()
    mail.outbox.clear()
    old = links.token(signature, Purpose.MANAGE)
    assert correct_address(signature=signature, email="ada@example.org", by=None)
    deliver()
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]
    assert "confirm" in mail.outbox[0].subject
    signature = Signature.objects.get()
    assert (signature.state, signature.email, signature.canonical_email) == ("pending", *["ada@example.org"] * 2)
    assert PetitionPage.objects.get(pk=petition.pk).signatures_counted == 0
    with pytest.raises(DeadLinkError):
        links.read(old, Purpose.MANAGE)
    confirm(signature=signature)
    assert PetitionPage.objects.get(pk=petition.pk).signatures_counted == 1
    assert recount(petition=petition) == []
    assert "exmaple" not in str([event.details for event in signature.events.all()])


def test_an_address_that_has_signed_is_refused_in_words(petition, editor_with, client):
    signed(petition, email="ada@example.org")
    mistyped = signed(petition, email="ada@exmaple.org")
    with pytest.raises(ValidationError):
        correct_address(signature=mistyped, email="ADA@example.org", by=None)
    editor_with("view", "change")
    answer = client.post(reverse("signatures:address", args=[mistyped.pk]), {"email": "ada@example.org"})
    assert answer.status_code == 422
    assert "has signed the petition already" in answer.content.decode()
    assert Signature.objects.get(pk=mistyped.pk).state == "confirmed"


def test_an_editor_corrects_it_in_the_admin(petition, editor_with, client):
    mistyped = signed(petition, email="ada@exmaple.org")
    editor_with("view", "change")
    assert (
        reverse("signatures:address", args=[mistyped.pk])
        in client.get(reverse("signatures:inspect", args=[mistyped.pk])).content.decode()
    )
    answer = client.post(reverse("signatures:address", args=[mistyped.pk]), {"email": "ada@example.org"})
    assert answer.status_code == 302
    mistyped.refresh_from_db()
    assert (mistyped.email, mistyped.state, mistyped.owed_mail) == ("ada@example.org", "pending", "confirm")
    assert [(event.kind, event.details) for event in mistyped.events.filter(kind="corrected")] == [
        ("corrected", {"fields": ["email"], "uncounted": True})
    ]


def test_who_may_only_look_corrects_nothing(petition, editor_with, client):
    mistyped = signed(petition, email="ada@exmaple.org")
    editor_with("view")
    client.post(reverse("signatures:address", args=[mistyped.pk]), {"email": "ada@example.org"})
    assert Signature.objects.get().email == "ada@exmaple.org"


def test_a_second_person_of_a_household_keeps_apart(petition):
    petition.allow_shared_addresses = True
    petition.save()
    signed(petition, email="family@example.org", given_name="Ada")
    other = signed(petition, email="famly@example.org", given_name="Ben")
    assert correct_address(signature=other, email="family@example.org", by=None)
    twin = signed(petition, email="famyli@example.org", given_name="Ben")
    with pytest.raises(ValidationError):
        correct_address(signature=twin, email="family@example.org", by=None)


def test_under_a_closed_petition_it_stays_what_it_is(petition):
    signature = signed(petition, email="ada@exmaple.org")
    petition.state = "closed"
    petition.save()
    assert correct_address(signature=Signature.objects.get(), email="ada@example.org", by=None)
    signature.refresh_from_db()
    assert (signature.state, signature.email, signature.owed_mail) == ("confirmed", "ada@example.org", "own_page")


def test_erased_and_withdrawn_ones_are_left_alone(petition):
    signature = signed(petition)
    Signature.objects.update(anonymized_at=timezone.now())
    assert not correct_address(signature=Signature.objects.get(), email="ben@example.org", by=None)
    Signature.objects.update(anonymized_at=None, state="withdrawn")
    assert not correct_address(signature=Signature.objects.get(), email="ben@example.org", by=None)
    signature.refresh_from_db()
    assert signature.email == "ada@example.org"
