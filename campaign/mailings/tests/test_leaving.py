"""Leaving by the link at a mail's foot, and the links that are counted."""

import pytest
from django.urls import reverse
from django.utils import timezone

from campaign.mailings import tokens
from campaign.mailings.choosing.mailbox_keys import mailbox_key
from campaign.mailings.models import Mailbox, MailingLink, MailingNumbers, Recipient
from petition.models import PetitionPage, Signature
from petition.signing.withdrawing import erase

pytestmark = pytest.mark.django_db


@pytest.fixture
def got(signer, mailing, home):
    """Somebody who signed two petitions and got the mailing: the address of their link."""
    ada = signer("ada@example.org")
    signer("ada@example.org", petition=home.add_child(instance=PetitionPage(title="Another", slug="another")))
    MailingNumbers.objects.create(mailing=mailing, recipients=1, sent=1)
    row = Recipient.objects.create(
        mailing=mailing,
        mailbox=mailbox_key(ada.canonical_email),
        who=ada.pk,
        state="sent",
        due_at=None,
        sent_at=timezone.now(),
    )
    return reverse("mailings:unsubscribe", args=[tokens.token(row.pk, tokens.UNSUBSCRIBE)])


def test_one_click_stops_all_updates_of_the_mailbox_and_again_is_harmless(client, got):
    for _again in range(2):
        answer = client.post(got, {"List-Unsubscribe": "One-Click"}, headers={"Origin": "https://mail.example"})
        assert (answer.status_code, answer.content) == (200, b"Unsubscribed.")
    assert not Signature.objects.filter(subscribe=True).exists()
    assert MailingNumbers.objects.get().unsubscribed == 1
    assert Mailbox.objects.get().unsubscribed_at is not None


def test_following_the_link_changes_nothing_and_the_button_does(client, got):
    assert "Stop the mails" in client.get(got).content.decode()
    assert client.head(got).status_code == 200
    assert Signature.objects.filter(subscribe=True).count() == 2
    assert "You get no more mails" in client.post(got).content.decode()
    assert not Signature.objects.filter(subscribe=True).exists()


def test_a_link_that_is_none_says_so(client, got):
    assert client.get(got[:-4] + "0/").status_code == 404
    assert client.post(got[:-4] + "0/", {"List-Unsubscribe": "One-Click"}).status_code == 404


def test_an_erased_person_is_nobodys_recipient_any_more(client, got):
    for signature in Signature.objects.all():
        erase(signature=signature)
    assert list(Recipient.objects.values_list("mailbox", "who")) == [(None, None)]
    assert not Mailbox.objects.exists()
    assert client.post(got, {"List-Unsubscribe": "One-Click"}).status_code == 200


def test_a_link_is_counted_for_all_and_leads_where_the_editor_said(client, mailing):
    link = MailingLink.objects.create(mailing=mailing, number=1, url="https://example.org/?a=1")
    address = reverse("mailings:link", args=[mailing.pk, 1])
    client.head(address)
    assert client.get(address).headers["Location"] == "https://example.org/?a=1"
    link.refresh_from_db()
    assert link.clicks == 1
    assert client.get(reverse("mailings:link", args=[mailing.pk, 2])).status_code == 404
