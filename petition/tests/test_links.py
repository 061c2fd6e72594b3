"""The links in mails: what they open, and when they stop opening it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from campaign.core.signed_links import DeadLinkError, Reason, page_address
from petition.mails import links
from petition.mails.links import Purpose
from petition.models import PetitionPage
from petition.signing.withdrawing import erase
from petition.tests.signers import asks_to_confirm, signed


def why_dead(token, purpose):
    with pytest.raises(DeadLinkError) as caught:
        links.read(token, purpose)
    return caught.value.reason


@pytest.mark.parametrize("purpose", Purpose)
def test_a_link_opens_its_signature(petition, purpose):
    ada = signed(petition)
    assert links.read(links.token(ada, purpose), purpose) == ada


def test_a_link_made_for_one_purpose_opens_nothing_else(petition):
    unsubscribes = links.token(signed(petition), Purpose.UNSUBSCRIBE)
    assert why_dead(unsubscribes, Purpose.MANAGE) is Reason.BROKEN
    assert why_dead(unsubscribes, Purpose.CONFIRM) is Reason.BROKEN


def test_a_link_names_nobody(petition):
    ada = signed(petition)
    address = links.link(ada, Purpose.MANAGE)
    assert address.startswith("http://localhost/signature/manage/")
    assert "ada" not in address.lower()
    assert "example" not in address.lower()


@pytest.mark.parametrize("token", ["", "x", "1-2.3.4", "1-0123456789abcdef", "é\x00.", "a" * 5000])
def test_what_was_never_a_link_is_told_apart(petition, token):
    assert why_dead(token, Purpose.CONFIRM) is Reason.BROKEN


def test_a_link_of_one_signature_cannot_be_turned_into_that_of_another(petition):
    ada, bob = signed(petition), signed(petition, email="bob@example.org")
    mine = links.token(ada, Purpose.MANAGE)
    forged = mine.replace(f"{ada.pk}-", f"{bob.pk}-", 1)
    assert why_dead(forged, Purpose.MANAGE) is Reason.BROKEN


def test_links_expire_after_thirty_days_but_unsubscribing_works_for_ever(petition, time_machine):
    now = timezone.now()
    ada = signed(petition, subscribe=True)
    tokens = {purpose: links.token(ada, purpose) for purpose in Purpose}
    time_machine.move_to(now + timedelta(days=29))
    assert links.read(tokens[Purpose.CONFIRM], Purpose.CONFIRM) == ada
    time_machine.move_to(now + timedelta(days=31))
    assert why_dead(tokens[Purpose.CONFIRM], Purpose.CONFIRM) is Reason.EXPIRED
    assert why_dead(tokens[Purpose.MANAGE], Purpose.MANAGE) is Reason.EXPIRED
    time_machine.move_to(now + timedelta(days=3650))
    assert links.read(tokens[Purpose.UNSUBSCRIBE], Purpose.UNSUBSCRIBE) == ada


def test_erasing_the_data_kills_every_link(petition):
    ada = signed(petition)
    tokens = {purpose: links.token(ada, purpose) for purpose in Purpose}
    erase(signature=ada)
    assert {why_dead(token, purpose) for purpose, token in tokens.items()} == {Reason.ERASED}


def test_links_outlive_a_change_of_the_secret_key(petition, settings):
    ada = signed(petition)
    token = links.token(ada, Purpose.UNSUBSCRIBE)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the new one", [settings.SECRET_KEY]
    assert links.read(token, Purpose.UNSUBSCRIBE) == ada


def test_mails_of_a_second_site_link_to_that_site(petition, settings):
    site = petition.get_site()
    settings.SITE_URL = "https://campaign.example.org"
    assert page_address(petition) == "https://campaign.example.org/petition/"
    site.hostname, site.port = "rivers.example.org", 443
    site.save()
    fresh = PetitionPage.objects.get(pk=petition.pk)
    assert page_address(fresh) == "https://rivers.example.org/petition/"


def test_coming_back_does_not_renew_a_link(client, petition, time_machine):
    now = timezone.now()
    path = links.link_path(signed(asks_to_confirm(petition)), Purpose.MANAGE)
    time_machine.move_to(now + timedelta(days=29))
    page = client.get(path).content.decode()
    shown = set(re.findall(r"/signature/(?:manage|confirm|erase|withdraw|download|correct)/[^\"?]+", page))
    assert len(shown) >= 4

    time_machine.move_to(now + timedelta(days=31))

    assert {address: client.get(address).status_code for address in shown} == dict.fromkeys(shown, 410)
