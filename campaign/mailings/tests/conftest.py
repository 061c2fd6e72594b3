"""People who signed, in every standing towards mailings, and a mailing that is ready to be sent."""

from itertools import count

import pytest
from django.utils import timezone
from wagtail.models import Site

from campaign.core.models import CampaignSettings
from campaign.mail.addresses.mailboxes import canonical_email
from campaign.mailings.choosing.mailbox_keys import mailbox_key
from campaign.mailings.models import Mailing, MailingNumbers, MailingText, Recipient
from campaign.mailings.sending import verbs
from campaign.mailings.sending.beginning import begin_due
from campaign.mailings.sending.delivering import deliver
from campaign.mailings.sending.pace import PACE
from campaign.mailings.sending.templates import Templates
from campaign.mailings.tests.mail_servers import mail_server
from petition.models import Signature


@pytest.fixture
def signer(petition):
    """Makes a signature of somebody who asked for updates and confirmed the address."""
    numbers = count(1)

    def make(email="", **columns):
        email = email or f"ada{next(numbers)}@example.org"
        now = timezone.now()
        facts = {
            "petition": petition,
            "given_name": "Ada",
            "family_name": "Lovelace",
            "email": email,
            "canonical_email": canonical_email(email),
            "created_at": now,
            "confirmed_at": now,
            "address_confirmed_at": now,
            "subscribe": True,
            "subscribed_since": now,
            "language": "en",
        }
        return Signature.objects.create(**facts | columns)

    return make


@pytest.fixture
def site(home):
    site = Site.objects.get(is_default_site=True)
    campaign, _new = CampaignSettings.objects.get_or_create(site=site)
    campaign.organization_name = "Minerals for People"
    campaign.postal_address = "1 River Road\nSpringfield"
    campaign.contact_email = "hello@campaign.example"
    campaign.save()
    return site


@pytest.fixture
def mailing(site):
    """Released, in English, to everybody who asked."""
    made = Mailing.objects.create(title="The talks", site=site)
    MailingText.objects.create(
        mailing=made,
        language="en",
        subject="The talks begin, {given_name|friend}",
        preheader="What happens next",
        body=[
            ("heading", "What happened"),
            ("text", "<p>Dear {given_name|friend}, thank you for <b>signing</b> “{petition}”.</p>"),
        ],
    )
    return made


@pytest.fixture(autouse=True)
def _fresh_pace():
    PACE.forget()


@pytest.fixture(params=[True, False], ids=["pipelining", "one by one"])
def server(request, settings):
    """A mail server that takes all, by both ways of asking it."""
    with mail_server(settings, pipelining=request.param) as one:
        yield one


@pytest.fixture
def sent(mailing):
    """Sends the mailing: begins it where nobody has, and delivers what is due; what the round did."""

    def send():
        verbs.send(mailing=mailing, by=None)
        begin_due()
        mailing.refresh_from_db()
        return deliver(mailing, Templates(mailing), seconds=20)

    return send


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
