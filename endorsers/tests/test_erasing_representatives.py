"""S31 and its siblings: a representative who is erased is nowhere; a mistyped address is corrected by staff."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from campaign.core.models import CampaignSettings
from campaign.mail.delivering.delivery import deliver
from campaign.tests.dumping import places_of
from endorsers.mails import links
from endorsers.mails.delivery import outbox
from endorsers.mails.links import Purpose
from endorsers.models import EndorsementContact, Endorser, EndorserImport
from endorsers.moderation.moderating import reject
from endorsers.privacy.erasing import erase_due
from endorsers.privacy.retention import forget_unconfirmed
from endorsers.signing.changing import correct_address, withdraw_endorsement
from endorsers.signing.confirming import confirm_address
from endorsers.tests.representatives import confirmed, shown, submitted

AMARA = {"contact_name": "Amara Quackenbush", "contact_email": "Amara.Q@rivers.example"}
WORDS = ("Quackenbush", "amara.q", "amara")


def leave_traces():
    content = b"name,contact\nRivers,Amara Quackenbush\n"
    EndorserImport.objects.create(content=content, refused=content)


def test_by_the_own_page_and_a_published_endorsement_stays(endorsers_page, client):
    contact = shown(**AMARA)
    leave_traces()
    assert len(places_of(*WORDS)) > 3
    address = reverse("endorsement:erase", args=[links.token(contact, Purpose.MANAGE)])
    assert b"stays on the wall" in client.post(address).content
    assert EndorsementContact.objects.exists()
    assert client.post(address, {"sure": "yes"}).status_code == 303
    assert client.get(reverse("endorsement:erased")).status_code == 200
    assert client.get(links.link_path(contact, Purpose.MANAGE)).status_code == 410
    assert places_of(*WORDS) == []
    endorser = Endorser.objects.get()
    assert endorser.live
    assert endorser.events.get(kind="erased").details == {"consents": {"logo": False, "contact": False}}


def test_by_an_editor_with_what_moderators_wrote(endorsers_page, admin_client):
    contact = confirmed(**AMARA)
    reject(endorser=contact.endorser, message="Dear Amara Quackenbush, not now.", by=None)
    address = reverse("endorsers_admin:contact_erase", args=[contact.endorser_id])
    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address).status_code == 302
    assert places_of(*WORDS) == []
    assert not Endorser.objects.get().live


def test_by_retention_once_the_endorsement_is_over(endorsers_page):
    contact = shown(**AMARA)
    site = Site.objects.get(is_default_site=True)
    CampaignSettings.objects.update_or_create(site=site, defaults={"retention_months": 6})
    later = timezone.now() + timedelta(days=400)
    assert erase_due(now=later) == 0
    withdraw_endorsement(contact=contact)
    assert erase_due(now=timezone.now() + timedelta(days=30)) == 0
    assert erase_due(now=later) == 1
    assert places_of(*WORDS) == []


def test_one_that_nobody_confirmed_is_forgotten_whole(endorsers_page):
    submitted(**AMARA)
    assert forget_unconfirmed(now=timezone.now() + timedelta(days=60)) == 1
    assert places_of(*WORDS) == []


def test_a_mistyped_address_is_replaced_and_only_the_new_one_hears(endorsers_page, admin_client):
    contact = submitted(contact_email="amara@rivres.example")
    deliver(outbox)
    mail.outbox.clear()
    old = links.link_path(contact, Purpose.CONFIRM)
    address = reverse("endorsers_admin:contact_address", args=[contact.endorser_id])
    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address, {"email": "no address"}).status_code == 422
    assert admin_client.post(address, {"email": "amara@rivers.example"}).status_code == 302
    deliver(outbox)
    assert [message.to for message in mail.outbox] == [["amara@rivers.example"]]
    assert admin_client.get(old).status_code == 410
    assert places_of("rivres") == []


def test_a_proven_address_stays_until_the_new_one_is_confirmed(endorsers_page):
    contact = shown()
    deliver(outbox)
    mail.outbox.clear()
    assert correct_address(contact=contact, email="press@rivers.example", by=None)
    deliver(outbox)
    assert [message.to for message in mail.outbox] == [["press@rivers.example"]]
    assert contact.email == "amara@rivers.example"
    confirm_address(contact=contact, new_email="press@rivers.example")
    assert contact.email == "press@rivers.example"


def test_an_address_that_speaks_for_it_already_is_refused_in_words(endorsers_page):
    shown()
    other = submitted(contact_email="amara@rivres.example")
    with pytest.raises(ValidationError, match="already"):
        correct_address(contact=other, email="Amara@rivers.example", by=None)
