"""What follows from a mail that came back, or a complaint."""

import io
import sys
from types import SimpleNamespace

from django.core.management import call_command
from django.utils import timezone

from campaign.mailings.models import Mailbox, Mailing, MailingNumbers, Recipient
from campaign.mailings.returns.reports import Kind
from campaign.mailings.returns.verbs import note_returned_mail
from campaign.mailings.tests.returned_mails import failed, feedback, original
from petition.models import Signature, SignatureEvent


def test_a_hard_bounce_ends_mails_to_the_mailbox_once(got):
    _ada, row = got
    for _again in range(2):
        assert note_returned_mail(failed(row)).kind is Kind.FAILED
    assert Mailbox.objects.get().suppressed == "bounced"
    assert MailingNumbers.objects.get().bounced == 1
    assert list(SignatureEvent.objects.values_list("kind", flat=True)) == ["mail_bounced"]


def test_a_complaint_ends_them_and_the_updates_too(got, monkeypatch):
    ada, row = got
    data = feedback("abuse").replace(original().encode(), original(row.pk).encode())
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    call_command("read_returned_mail", stdout=(said := io.StringIO()))
    assert said.getvalue() == "complaint\n"
    assert Mailbox.objects.get().suppressed == "complained"
    assert not Signature.objects.get(pk=ada.pk).subscribe
    assert MailingNumbers.objects.get().complained == 1


def test_a_full_mailbox_is_let_be_until_it_was_full_four_mailings_in_a_row(got, mailing):
    _ada, row = got
    for number in range(4):
        assert not Mailbox.objects.exclude(suppressed="").exists(), number
        note_returned_mail(failed(row, "5.2.2"))
        following = Mailing.objects.create(title="Next", site=mailing.site)
        MailingNumbers.objects.create(mailing=following)
        row = Recipient.objects.create(
            mailing=following, mailbox=row.mailbox, who=row.who, state="sent", due_at=None, sent_at=timezone.now()
        )
    assert Mailbox.objects.get().suppressed == "full"


def test_a_mail_that_came_through_begins_the_row_anew(got, mailing):
    _ada, row = got
    note_returned_mail(failed(row, "5.2.2"))
    rows = []
    for _number in range(2):
        following = Mailing.objects.create(title="Next", site=mailing.site)
        MailingNumbers.objects.create(mailing=following)
        rows.append(
            Recipient.objects.create(
                mailing=following, mailbox=row.mailbox, who=row.who, state="sent", due_at=None, sent_at=timezone.now()
            )
        )
    note_returned_mail(failed(rows[1], "5.2.2"))
    assert Mailbox.objects.get().soft_bounces == 1
