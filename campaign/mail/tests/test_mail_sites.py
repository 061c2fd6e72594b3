"""W1: a mail goes out in its own site's name, or waits and says so."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import Page, Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION

from campaign.core.models import CampaignSettings, PublicGeneration
from campaign.core.public_state.generation import watch
from campaign.mail.delivering.claims import SITE_WAIT
from campaign.runtime.findings import Level, examine
from home.models import HomePage
from petition.models import PetitionPage, Signature
from petition.tests.mailing import deliver
from petition.tests.signers import signed


@pytest.fixture
def rivers(home):
    landing = Page.get_first_root_node().add_child(instance=HomePage(title="Clean rivers", slug="rivers"))
    return landing.add_child(instance=PetitionPage(title="Let rivers run", slug="petition"))


def site_of(petition):
    """Made as another process makes it: nothing in this process's cache is told."""
    known = Site.get_site_root_paths()
    site = Site.objects.create(hostname="rivers.example", root_page=petition.get_parent(), site_name="Rivers")
    cache.set(SITE_ROOT_PATHS_CACHE_KEY, known, 3600, version=SITE_ROOT_PATHS_CACHE_VERSION)
    PublicGeneration.objects.update_or_create(pk=1, defaults={"number": (watch.last_known or 0) + 1})
    watch.look_again()
    return site


def test_w1_a_mail_of_a_petition_on_no_site_waits_and_the_state_says_so(rivers):
    signature = signed(rivers)
    assert deliver().sent == 0
    assert mail.outbox == []
    signature.refresh_from_db()
    assert (signature.owed_mail, signature.mail_attempts) == (Signature.Mail.THANKS, 0)
    said = {finding.subject: finding for finding in examine()}["Sites"]
    assert said.level == Level.BROKEN
    assert "Let rivers run" in said.words


def test_w1_many_that_wait_for_their_site_hold_up_no_other_mail(rivers, petition):
    for number in range(12):
        signed(rivers, email=f"s{number}@example.org")
    signed(petition, email="ada@example.org")
    assert deliver().sent == 1
    assert not deliver().paused
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]


def test_w1_a_process_learns_of_a_site_that_another_made_and_mails_in_its_name(rivers, settings):
    settings.DEFAULT_FROM_EMAIL = "Minerals <post@minerals.example>"
    signed(rivers)
    deliver()
    site = site_of(rivers)
    CampaignSettings.objects.create(site=site, postal_address="1 River Road", contact_email="hello@rivers.example")
    assert deliver(now=timezone.now() + SITE_WAIT).sent == 1
    message = mail.outbox[0]
    whole = message.message().as_string()
    assert message.from_email == "Rivers <post@minerals.example>"
    assert message.reply_to == ["hello@rivers.example"]
    assert message.extra_headers["Message-ID"].endswith("@rivers.example>")
    assert "1 River Road" in message.body
    assert "http://rivers.example/" in message.body
    assert "localhost" not in whole


def test_w1_the_operator_gives_a_site_a_sender_of_its_own(rivers, settings):
    settings.MAIL_SENDERS = {"rivers.example": "The Rivers <post@rivers.example>"}
    site_of(rivers)
    signed(rivers)
    assert deliver().sent == 1
    assert mail.outbox[0].from_email == "Rivers <post@rivers.example>"
