"""Mails that are asked for again."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.utils import timezone
from wagtail.models import PageLogEntry

from campaign.tests.pressing import says
from petition.mails.resending import LINKS_A_DAY, resend_to_unconfirmed, send_links
from petition.models import Signature
from petition.moderation.moderating import reject
from petition.signing.confirming import confirm
from petition.signing.withdrawing import erase, withdraw
from petition.tests.mailing import deliver
from petition.tests.signers import UPDATES, asks_to_confirm, signed


@pytest.fixture
def editor():
    return get_user_model().objects.create_user("emma")


def test_s9_only_the_unconfirmed_get_the_mail_again(petition, editor, django_assert_max_num_queries):
    asks_to_confirm(petition)
    confirm(signature=signed(petition, email="confirmed@example.org"))
    withdraw(signature=signed(petition, email="withdrawn@example.org"))
    reject(signature=signed(petition, email="rejected@example.org"), by=editor)
    waiting = [signed(petition, email=f"waits{number}@example.org") for number in range(3)]
    deliver()
    mail.outbox.clear()
    with django_assert_max_num_queries(8):
        assert resend_to_unconfirmed(petition=petition, by=editor) == 3
    assert deliver().sent == 3
    assert sorted(message.to[0] for message in mail.outbox) == [signature.email for signature in waiting]


def test_s9_another_petitions_signers_are_left_alone_and_the_petition_says_who_asked(petition, home, editor):
    from petition.models import PetitionPage

    other = asks_to_confirm(home.add_child(instance=PetitionPage(title="Other", slug="other")))
    signed(other)
    deliver()
    assert resend_to_unconfirmed(petition=petition, by=editor) == 0
    assert deliver().sent == 0
    entry = PageLogEntry.objects.get(action="petition.resend_to_unconfirmed")
    assert (entry.user, entry.data, entry.page.pk) == (editor, {"count": 0}, petition.pk)


def test_links_are_sent_for_each_signature_of_the_mailbox(petition, home):
    from petition.models import PetitionPage

    other = asks_to_confirm(home.add_child(instance=PetitionPage(title="Other", slug="other")))
    signed(petition, email="a.da@gmail.com")
    signed(other, email="ada+x@gmail.com")
    Signature.objects.update(owed_mail="", mail_due_at=None)
    assert send_links(address="Ada@googlemail.com") == 2
    deliver()
    assert sorted(message.subject for message in mail.outbox) == [
        "Please confirm your signature: Other",
        "Your signature: Put rights first",
    ]


def test_a_stranger_who_knows_the_address_cannot_fill_its_mailbox(petition):
    signed(petition)
    for _try in range(10):
        send_links(address="ada@example.org")
        deliver()
    assert len(mail.outbox) == LINKS_A_DAY
    tomorrow = timezone.now() + timedelta(days=1, minutes=1)
    assert send_links(address="ada@example.org", now=tomorrow) == 1


def test_an_unknown_address_costs_as_many_queries_as_a_known_one(petition):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    signed(petition)
    deliver()
    counts = []
    for address in ("ada@example.org", "nobody@example.org"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            send_links(address=address)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_mail_that_is_on_its_way_is_not_replaced_by_the_link_that_it_carries(petition):
    asks_to_confirm(petition, UPDATES)
    signature = signed(petition, subscribe=True)
    later = timezone.now() + timedelta(days=1)
    Signature.objects.update(mail_due_at=later, mail_attempts=6)
    assert send_links(address=signature.email) == 1
    deliver()
    [message] = mail.outbox
    assert message.subject.startswith("Please confirm that you want updates")
    assert "/signature/manage/" in message.body


def test_who_signed_anew_after_withdrawing_is_sent_the_button_again(petition):
    withdraw(signature=signed(petition))
    signed(petition, given_name="Augusta")
    deliver()
    mail.outbox.clear()
    assert send_links(address="ada@example.org") == 1
    deliver()
    assert [message.subject for message in mail.outbox] == ["Please confirm your signature: Put rights first"]


def test_the_page_promises_a_mail_for_what_is_kept_and_says_how_often(client, petition):
    signature = signed(petition)
    deliver()
    mail.outbox.clear()
    erase(signature=signature)
    answer = client.post("/signature/link/", {"email": "ada@example.org"}, follow=True)
    assert says(answer, "If a signature with this address is kept here")
    assert says(answer, f"at most {LINKS_A_DAY} times a day")
    deliver()
    assert mail.outbox == []


def test_who_is_erased_before_the_mail_leaves_gets_none(petition):
    signature = signed(petition)
    deliver()
    mail.outbox.clear()
    send_links(address="ada@example.org")
    erase(signature=signature)
    deliver()
    assert mail.outbox == []
