"""Headers of mails: no first line is empty, no line too long, and what is read is what was written."""

from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import formataddr, parseaddr

import pytest

from campaign.mail.composing import MailMessage

ARABIC = "شكراً لتوقيعك على العريضة المتعلقة بحقوق الإنسان والمعادن العادلة في جميع أنحاء العالم"
CHINESE = "感谢您签署关于公平矿产协议的请愿书，" * 8
SUBJECTS = {
    "short": "Thank you",
    "long": "Thank you for signing our petition " * 5,
    "long word": "W" * 120,
    "long word, then words": f"{'W' * 75} and more",
    "Arabic": ARABIC,
    "Chinese": CHINESE,
    "English, then Arabic": f"Please confirm: \u2068{ARABIC}\u2069",
    "encoded by somebody": "=?utf-8?q?Hello?= " * 9,
}
NAMES = ["Campaign", "Müller & Søn, “Rivers”", "A, B & C", "W" * 110, ARABIC, CHINESE[:110], 'The "Rivers" \\ Campaign']
LONG_HOST = "a-very-long-subdomain.of-an-organization.with-many-levels.example.org"


def headers_of(linesep="\n", **given):
    raw = (
        MailMessage(**{"subject": "Hi", "body": "Hi", "to": ["ada@x.example"]} | given)
        .message()
        .as_bytes(linesep=linesep)
    )
    lines = raw.partition((linesep * 2).encode())[0].decode("ascii").split(linesep)
    assert [line for line in lines if line.endswith(":") or not line.split(":", 1)[-1].strip()] == []
    assert max(map(len, lines)) < 998
    return lines, message_from_bytes(raw, policy=policy.default)


@pytest.mark.parametrize("linesep", ["\n", "\r\n"])
@pytest.mark.parametrize("subject", SUBJECTS.values(), ids=SUBJECTS)
def test_a_subject_begins_beside_its_name_and_arrives_whole(subject, linesep):
    subject = subject.strip()
    lines, read = headers_of(linesep, subject=subject)
    if "=?" not in subject:
        assert read["Subject"] == subject
    assert max(map(len, lines)) <= 78


@pytest.mark.parametrize("name", NAMES)
def test_a_sender_arrives_whole(name):
    lines, read = headers_of(from_email=formataddr((name, f"post@{LONG_HOST}"), charset="utf-8"))
    assert read["From"].addresses[0].addr_spec == f"post@{LONG_HOST}"
    start = next(place for place, line in enumerate(lines) if line.startswith("From: "))
    end = next(place for place, line in enumerate(lines) if place > start and not line.startswith((" ", "\t")))
    # Python 3.11 puts a blank between two encoded words of a name, which RFC 2047 (6.2) leaves out.
    written = " ".join(line.strip() for line in lines[start:end]).removeprefix("From: ")
    assert str(make_header(decode_header(parseaddr(written)[0]))) == name


def test_long_links_and_addresses_are_not_broken():
    link = f"<https://example.org/signature/unsubscribe/{'x' * 300}/>"
    address = f"{'a' * 60}@{LONG_HOST}"
    message_id = f"<{'k' * 90}@example.org>"
    headers = {"List-Unsubscribe": link, "Message-ID": message_id}
    lines, read = headers_of(headers=headers, reply_to=[address], to=[address])
    assert f"List-Unsubscribe: {link}" in lines
    assert read["Reply-To"].addresses[0].addr_spec == read["To"].addresses[0].addr_spec == address
    assert read["Message-ID"] == message_id
