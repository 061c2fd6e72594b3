"""Mails that come back are read for what they are, each kind with what varies."""

import pytest

from campaign.mailings.returns.reports import Kind, read
from campaign.mailings.returns.statuses import Meaning, meaning
from campaign.mailings.tests.returned_mails import NUMBER, SERVERS, feedback, in_prose, postfix, verp

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


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize(("status", "said", "means"), FAILURES)
def test_a_hundred_failures_are_read_for_what_they_are(server, status, said, means):
    report = read(server(status, said))
    if server is in_prose and status.startswith("4"):
        assert report.kind is Kind.NOTHING  # words alone about what is tried again are nobody's failure
        return
    assert (report.kind, report.number) == (Kind.FAILED, NUMBER)
    assert meaning(report.status, report.words) is means


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
