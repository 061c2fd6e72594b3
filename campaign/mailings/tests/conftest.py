"""People who signed, in every standing towards mailings, and a mailing that is ready to be sent."""

from itertools import count

import pytest
from django.utils import timezone
from wagtail.models import Site

from campaign.core.models import CampaignSettings
from campaign.mail.addresses.mailboxes import canonical_email
from campaign.mailings.models import Mailing, MailingText
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
