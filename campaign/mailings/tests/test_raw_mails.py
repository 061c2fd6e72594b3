"""The bytes that a mail server gets, whatever line breaks stand in what somebody wrote."""

import re
from email.utils import parseaddr

import pytest
from django.conf import settings
from django.core.mail import get_connection

from campaign.core.models import CampaignSettings
from campaign.mail import composing
from campaign.mailings.audiences import Addressee
from campaign.mailings.models import MailingText
from campaign.mailings.sending.beginning import fix_words
from campaign.mailings.sending.templates import Templates

pytestmark = pytest.mark.django_db
BREAKS = ("\r\n", "\n", "\r", "\x85", "\u2028")
HEADERS = {
    *("to", "subject", "date", "message-id", "from", "reply-to", "list-id", "list-owner", "list-unsubscribe"),
    *("list-unsubscribe-post", "feedback-id", "precedence", "mime-version", "content-type"),
}


def injected(line_break):
    """Words that would add a header, a second mail and a body of their own."""
    return f"News{line_break}Bcc: eve@example.org{line_break}{line_break}.{line_break}MAIL FROM:<eve@example.org>"


@pytest.fixture
def broken(mailing, site, request):
    """A mailing with a line break in all that its writers and the site's editors may say in a line."""
    words = injected(request.param)
    MailingText.objects.update(subject=words[:150], preheader=words[:150])
    CampaignSettings.objects.filter(site=site).update(organization_name=words[:120])
    site.site_name = words[:120]
    site.save()
    mailing.refresh_from_db()
    return mailing


def is_one_mail(raw):
    """The bytes are one mail with the headers that are ours, each once."""
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    head = raw.partition(b"\r\n\r\n")[0].decode("ascii")
    lines = re.sub(r"\r\n[ \t]", " ", head).split("\r\n")
    names = [line.partition(":")[0].lower() for line in lines]
    assert set(names) <= HEADERS
    assert len(names) == len(set(names))


@pytest.mark.parametrize("broken", BREAKS, ids=ascii, indirect=True)
def test_a_line_break_in_a_subject_a_preview_line_or_a_senders_name_adds_nothing(broken, signer, sent, smtp_server):
    signer("ada@example.org")
    assert sent().sent == 1
    says_no_more(smtp_server)


@pytest.mark.parametrize("broken", BREAKS, ids=ascii, indirect=True)
def test_nor_does_it_in_a_mail_that_is_sent_as_a_message(broken, smtp_server):
    fix_words(broken)
    name = injected("\r\n")
    to = Addressee(1, "ada@example.org", "ada@example.org", "en", None, {"given_name": name, "petition": name})
    with get_connection() as connection:
        composing.send(Templates(broken).of("en").message(7, to), connection=connection)
    says_no_more(smtp_server)


def says_no_more(server):
    (raw,), (message,) = server.raw, server.messages
    is_one_mail(raw)
    assert message["Subject"].startswith("News Bcc: eve@example.org")
    assert message["From"].addresses[0].display_name.startswith("News Bcc: eve@example.org")
    assert message["From"].addresses[0].addr_spec == parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    assert [one.addr_spec for one in message["To"].addresses] == ["ada@example.org"]
    assert message["Bcc"] is None
