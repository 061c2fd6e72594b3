"""Mails that come back, as ten kinds of servers and services write them, each with what varies."""

import io
import sys
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.utils import timezone

from campaign.mailings import tokens
from campaign.mailings.choosing.mailbox_keys import mailbox_key
from campaign.mailings.models import Mailbox, MailingNumbers, Recipient
from campaign.mailings.returns.providers import note_event
from campaign.mailings.returns.reports import Kind, read
from campaign.mailings.returns.statuses import Meaning, meaning
from campaign.mailings.returns.verbs import note_returned_mail
from petition.models import Signature, SignatureEvent

# Status, what the receiving server said, and what that means for the mailbox.
FAILURES = [
    ("5.1.1", "550 5.1.1 <ada@example.org>: Recipient address rejected: User unknown", Meaning.HARD),
    ("5.1.1", "550-5.1.1 The email account that you tried to reach does not exist.", Meaning.HARD),
    ("5.1.2", "550 5.1.2 Host unknown (Name server: host not found)", Meaning.HARD),
    ("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found by SMTP address lookup", Meaning.HARD),
    ("5.2.1", "550 5.2.1 The email account that you tried to reach is disabled.", Meaning.HARD),
    ("5.2.2", "552 5.2.2 <ada@example.org>: Quota exceeded (mailbox is full)", Meaning.SOFT),
    ("5.3.4", "552 5.3.4 Message size exceeds fixed limit", Meaning.SOFT),
    ("4.4.7", "Delivery expired: 450 4.2.1 The user is receiving mail at a rate that", Meaning.SOFT),
    ("5.7.1", "550 5.7.1 Message rejected due to local policy", Meaning.NOTHING),
    ("5.7.26", "550-5.7.26 This mail is unauthenticated, which poses a security risk", Meaning.NOTHING),
]
NUMBER = 42


def mail(*, to, subject, kind, parts, more=""):
    body = "".join(f"--b1\r\nContent-Type: {one}\r\n\r\n{text}\r\n" for one, text in parts)
    return (
        f"From: MAILER-DAEMON@mx.example\r\nTo: {to}\r\nSubject: {subject}\r\n{more}MIME-Version: 1.0\r\n"
        f'Content-Type: multipart/report; report-type={kind}; boundary="b1"\r\n\r\n{body}--b1--\r\n'
    ).encode()


def fields(status, said, *, action="failed", diagnostic="smtp"):
    quoted = f"Diagnostic-Code: {diagnostic}; {said}\r\n" if diagnostic else ""
    return (
        "Reporting-MTA: dns; mx.example\r\nArrival-Date: Tue, 1 Dec 2026 08:00:00 +0000\r\n\r\n"
        f"Final-Recipient: rfc822; ada@example.org\r\nAction: {action}\r\nStatus: {status}\r\n{quoted}"
    )


def original(number=NUMBER):
    name = tokens.token(number, tokens.MESSAGE)
    return f"Message-ID: <{name}@campaign.example>\r\nTo: ada@example.org\r\nSubject: x\r\n"


def verp(number=NUMBER):
    return f"bounces+{tokens.token(number, tokens.RETURN_PATH)}@campaign.example"


def postfix(status, said):
    return mail(
        to=verp(),
        subject="Undelivered Mail Returned to Sender",
        kind="delivery-status",
        more="Auto-Submitted: auto-replied\r\n",
        parts=[
            ("text/plain", "This is the mail system at host mx.example."),
            ("message/delivery-status", fields(status, said)),
            ("text/rfc822-headers", original()),
        ],
    )


def exim(status, said):
    """Names the class alone in the field, and quotes the rest."""
    return mail(
        to=verp().upper(),  # a server that folds the case of what stands before the @
        subject="Mail delivery failed: returning message to sender",
        kind="delivery-status",
        parts=[
            ("text/plain; charset=us-ascii", "This message was created automatically by mail delivery software."),
            ("message/delivery-status", fields(f"{status[0]}.0.0", said)),
            ("message/rfc822", original()),
        ],
    )


def sendmail(status, said):
    return mail(
        to="news@campaign.example",
        subject="Returned mail: see transcript for details",
        kind="delivery-status",
        more=f"X-Original-To: {verp()}\r\n",
        parts=[
            ("text/plain", "   ----- The following addresses had permanent fatal errors -----"),
            ("message/delivery-status", fields(status, said)),
        ],
    )


def gmail(status, said):
    """Known by the mail that it quotes alone."""
    return mail(
        to="news@campaign.example",
        subject="Delivery Status Notification (Failure)",
        kind="delivery-status",
        parts=[
            ("multipart/related; boundary=b2", "--b2\r\nContent-Type: text/plain\r\n\r\nAddress not found\r\n--b2--"),
            ("message/delivery-status", fields(status, said)),
            ("message/rfc822", original() + "\r\nDear Ada"),
        ],
    )


def exchange(status, said):
    """The words of its own in front of those of the protocol, and the fields folded."""
    return mail(
        to=verp(),
        subject="Undeliverable: The talks begin",
        kind="delivery-status",
        parts=[
            ("text/html", "<h1>Your message couldn't be delivered</h1>"),
            ("message/delivery-status", fields(status, said.replace(" ", "\r\n ", 1))),
        ],
    )


def twice_said(status, said):
    """Two groups of fields, of which one was delayed before."""
    both = fields("4.4.1", "timed out", action="delayed") + "\r\n" + fields(status, said).partition("\r\n\r\n")[2]
    return mail(to=verp(), subject="Failure", kind="delivery-status", parts=[("message/delivery-status", both)])


def without_quote(status, said):
    """A service that gives the status and quotes nobody."""
    return mail(
        to=verp(),
        subject="Delivery failure",
        kind="delivery-status",
        parts=[("message/delivery-status", fields(status, said, diagnostic=""))],
    )


def in_base64(status, said):
    """The fields as an attachment, as some gateways have them."""
    from base64 import encodebytes

    packed = encodebytes(fields(status, said).encode()).decode()
    part = ("message/delivery-status\r\nContent-Transfer-Encoding: base64", packed)
    return mail(to=verp(), subject="Failure", kind="delivery-status", parts=[part])


def in_prose(status, said):
    """A server without reports, such as qmail: words, to our return path."""
    words = (
        f"Hi. This is the qmail-send program at mx.example.\r\nI'm afraid I wasn't able to deliver.\r\n{status} {said}"
    )
    return f"From: MAILER-DAEMON@mx.example\r\nTo: {verp()}\r\nSubject: failure notice\r\n\r\n{words}\r\n".encode()


def mislabelled(status, said):
    """A mixed mail that holds a report."""
    return postfix(status, said).replace(b"multipart/report; report-type=delivery-status;", b"multipart/mixed;")


SERVERS = [
    postfix,
    exim,
    sendmail,
    gmail,
    exchange,
    twice_said,
    without_quote,
    in_base64,
    in_prose,
    mislabelled,
]


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize(("status", "said", "means"), FAILURES)
def test_a_hundred_failures_are_read_for_what_they_are(server, status, said, means):
    report = read(server(status, said))
    if server is in_prose and status.startswith("4"):
        assert report.kind is Kind.NOTHING  # words alone about what is tried again are nobody's failure
        return
    assert (report.kind, report.number) == (Kind.FAILED, NUMBER)
    assert meaning(report.status, report.words) is means


def feedback(kind):
    return mail(
        to="abuse@campaign.example",
        subject="complaint",
        kind="feedback-report",
        parts=[
            ("text/plain", "This is an email abuse report."),
            (
                "message/feedback-report",
                f"Feedback-Type: {kind}\r\nUser-Agent: Yahoo!-Mail-Feedback/2.0\r\nVersion: 1\r\n",
            ),
            ("message/rfc822", original() + "\r\nDear Ada"),
        ],
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (feedback("abuse"), Kind.COMPLAINT),
        (feedback("fraud"), Kind.COMPLAINT),
        (feedback("not-spam"), Kind.NOTHING),
        (feedback("auth-failure"), Kind.NOTHING),
        (postfix("4.4.1", "timed out").replace(b"Action: failed", b"Action: delayed"), Kind.DELAYED),
        (postfix("2.0.0", "sent").replace(b"Action: failed", b"Action: relayed"), Kind.NOTHING),
        (
            f"From: ada@example.org\r\nTo: {verp()}\r\nAuto-Submitted: auto-replied\r\n\r\nAway till 5501.".encode(),
            Kind.NOTHING,
        ),
        (f"From: ada@example.org\r\nTo: {verp()}\r\n\r\nI am away, call 550 or so.".encode(), Kind.NOTHING),
        (b"From: x@y.example\r\nTo: bounces+42-0000000000000000@campaign.example\r\n\r\n5.1.1", Kind.NOTHING),
        (b"", Kind.NOTHING),
        (b"\xff\xfe\x00" * 1000, Kind.NOTHING),
    ],
)
def test_what_is_no_failure_is_none(data, kind):
    assert read(data).kind is kind


@pytest.fixture
def got(signer, mailing):
    """A signer who got the mailing, and their row."""
    MailingNumbers.objects.create(mailing=mailing, recipients=1, sent=1)
    ada = signer()
    row = Recipient.objects.create(
        mailing=mailing,
        mailbox=mailbox_key(ada.canonical_email),
        who=ada.pk,
        state="sent",
        due_at=None,
        sent_at=timezone.now(),
    )
    return ada, row


def failed(row, status="5.1.1"):
    report = postfix(status, f"550 {status} no")
    return report.replace(verp().encode(), verp(row.pk).encode()).replace(
        original().encode(), original(row.pk).encode()
    )


def test_a_hard_bounce_ends_mails_to_the_mailbox_once(got):
    _ada, row = got
    for _again in range(2):
        assert note_returned_mail(failed(row)).kind is Kind.FAILED
    assert Mailbox.objects.get().suppressed == "bounced"
    assert MailingNumbers.objects.get().bounced == 1
    assert list(SignatureEvent.objects.values_list("kind", flat=True)) == ["mail_bounced"]


def test_a_complaint_ends_them_and_the_updates_too(got, monkeypatch, capsys):
    ada, row = got
    data = feedback("abuse").replace(original().encode(), original(row.pk).encode())
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    call_command("read_returned_mail", stdout=(said := io.StringIO()))
    assert said.getvalue() == "complaint\n"
    assert Mailbox.objects.get().suppressed == "complained"
    assert not Signature.objects.get(pk=ada.pk).subscribe
    assert MailingNumbers.objects.get().complained == 1


def test_a_full_mailbox_is_let_be_until_it_was_full_four_mailings_in_a_row(got, mailing):
    from campaign.mailings.models import Mailing

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
    from campaign.mailings.models import Mailing

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


@pytest.mark.parametrize(
    ("event", "suppressed"),
    [
        ({"event_type": "bounced", "reject_reason": "bounced"}, "bounced"),
        ({"event_type": "bounced", "reject_reason": "blocked"}, None),
        ({"event_type": "complained", "reject_reason": "spam"}, "complained"),
        ({"event_type": "delivered", "reject_reason": None}, None),
    ],
)
def test_events_of_a_mail_service_do_the_same(got, event, suppressed):
    ada, _row = got
    note_event(None, SimpleNamespace(recipient=ada.email.upper(), description="", mta_response="", **event))
    assert list(Mailbox.objects.exclude(suppressed="").values_list("suppressed", flat=True)) == [suppressed] * bool(
        suppressed
    )
