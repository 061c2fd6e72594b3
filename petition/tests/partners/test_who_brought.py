"""Who brought a signer: a partner by a link, page or key, or a signer by a link of their own."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from petition.mails import links
from petition.mails.letters import message_to
from petition.mails.links import Purpose
from petition.models import Partner, Signature
from petition.partners.presenting import merge, present, rest
from petition.privacy import own_data
from petition.referrals.tokens import made_up_ref, ref_of, signature_named_by
from petition.signing.confirming import confirm
from petition.signing.withdrawing import erase, withdraw
from petition.tests.signers import signed
from petition.tests.thanks import ref_in, thanks_of

ADA = {"given_name": "Ada", "email": "ada@example.org", "country": "US"}


@pytest.fixture
def lakes(petition):
    return present(site=petition.get_site(), name="Friends of the Lakes")


def sign_by(client, query, **fields):
    assert client.post(f"/petition/?{query}", ADA | fields).status_code == 303
    return Signature.objects.order_by("-pk").first()


def test_a_link_that_names_a_partner_counts_for_it(client, lakes):
    signature = sign_by(client, "partner=friends-of-the-lakes&utm_source=newsletter")
    assert (signature.partner, signature.source) == (lakes, "newsletter")


def test_an_unknown_name_is_kept_as_the_source_and_loses_nobody(client, lakes):
    assert sign_by(client, "partner=somebody-else").source == "somebody-else"
    signature = sign_by(client, "partner=somebody-else&utm_source=mail", email="ben@example.org")
    assert (signature.partner, signature.source) == (None, "mail")


def test_a_partner_that_rests_brings_nobody_and_one_that_is_merged_brings_for_the_other(client, lakes):
    rest(partner=lakes)
    assert sign_by(client, "partner=friends-of-the-lakes").partner is None
    rivers = present(site=lakes.site, name="Rivers", slug="rivers")
    merge(partner=lakes, into=rivers)
    assert sign_by(client, "partner=friends-of-the-lakes", email="ben@example.org").partner == rivers
    rest(partner=rivers)
    assert sign_by(client, "partner=friends-of-the-lakes", email="eve@example.org").partner is None


def test_names_in_links_are_made_and_one_of_a_kind(petition):
    site = petition.get_site()
    slugs = [present(site=site, name=name).slug for name in ("Lakes & Co.", "Lakes, Co", "湖の友", "湖の友")]
    assert slugs == ["lakes-co", "lakes-co-2", "organization", "organization-2"]
    again = present(partner=Partner.objects.get(slug="lakes-co"), site=site, name="Lakes Company", welcome="Hello!")
    assert (again.slug, again.welcome) == ("lakes-co", "Hello!")
    assert present(partner=again, site=site, name="Lakes Company").welcome == "Hello!"


def test_a_signers_own_link_names_them_until_they_are_erased(client, petition):
    ada = sign_by(client, "")
    ref = ref_of(ada)
    ben = sign_by(client, f"ref={ref}&utm_source=whatsapp", email="ben@example.org")
    assert (ben.referred_by, ben.source) == (ada, "whatsapp")
    erase(signature=ada)
    ben.refresh_from_db()
    assert ben.referred_by is None
    eve = sign_by(client, f"ref={ref}", email="eve@example.org")
    assert (eve.referred_by, eve.source) == (None, "")


def test_a_ref_is_nobodys_by_guessing_by_chance_or_under_another_petition(petition):
    ada, ben = signed(petition, given_name="Ada"), signed(petition, given_name="Ben", email="ben@example.org")
    ref = ref_of(ada)
    assert len(ref) == 16
    assert ref.isascii()
    assert signature_named_by(ref, petition_id=petition.pk) == ada.pk
    assert signature_named_by(ref, petition_id=petition.pk + 1) is None
    assert signature_named_by(ref[:8] + ref_of(ben)[8:], petition_id=petition.pk) is None
    for nonsense in ("", "é" * 16, "=" * 16, "A" * 16, "A" * 15, "A" * 1000, "!!!!!!!!!!!!!!!!"):
        assert signature_named_by(nonsense, petition_id=petition.pk) is None


def test_a_word_of_a_link_that_is_no_signers_is_kept_as_the_source(client, petition):
    assert sign_by(client, "ref=autumn-mailing").source == "autumn-mailing"


def test_a_ref_outlives_a_change_of_the_secret_key(petition, settings):
    ada = signed(petition)
    ref = ref_of(ada)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-of-enough-letters-0123456789-abcdefghijkl"
    assert signature_named_by(ref, petition_id=petition.pk) == ada.pk


def own_page(client, signature):
    return client.get(links.link_path(signature, Purpose.MANAGE)).content.decode()


def test_the_own_page_says_from_the_next_day_on_how_many_came_through_the_signer(client, petition, lakes):
    ada = sign_by(client, "partner=friends-of-the-lakes")
    ben = sign_by(client, f"ref={ref_of(ada)}", email="ben@example.org")
    eve = sign_by(client, f"ref={ref_of(ada)}", email="eve@example.org")
    fay = sign_by(client, f"ref={ref_of(ben)}", email="fay@example.org")
    for one in (ben, eve, fay):
        confirm(signature=one)
    page = own_page(client, ada)
    assert f"/petition/with/friends-of-the-lakes/?ref={ref_of(ada)}" in page
    assert "Whoever signs through you and confirms" in page
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        page = own_page(client, ada)
        assert "3 people signed through you, 1 of them through your friends." in " ".join(page.split())
        withdraw(signature=ben)
        assert "2 people signed through you, 1 of them" in " ".join(own_page(client, ada).split())


def test_the_mail_of_thanks_passes_the_signers_own_link_on(client, petition, lakes):
    ada = sign_by(client, "partner=friends-of-the-lakes")
    ada.owed_mail = Signature.Mail.THANKS
    mail = message_to(ada)
    assert f"http://localhost/petition/with/friends-of-the-lakes/?ref={ref_of(ada)}" in mail.body
    rest(partner=lakes)
    ada.refresh_from_db()
    ada.owed_mail = Signature.Mail.THANKS
    assert f"http://localhost/petition/?ref={ref_of(ada)}" in message_to(ada).body


def test_the_page_of_thanks_gets_a_ref_of_the_new_signature_and_one_of_nobody_for_a_repeated_one(client, petition):
    first, again = client.post("/petition/", ADA), client.post("/petition/", ADA)
    ada = Signature.objects.get()
    assert thanks_of(first) == thanks_of(again)
    assert signature_named_by(ref_in(first), petition_id=petition.pk) == ada.pk
    assert signature_named_by(ref_in(again), petition_id=petition.pk) is None
    assert ref_in(first) != ref_of(ada)  # whoever typed the address can't know the owner's links again


def test_who_confirmed_by_mail_is_thanked_by_the_partner_with_the_own_ref(client, petition, lakes):
    ada = sign_by(client, "partner=friends-of-the-lakes")
    page = links.link_path(ada, Purpose.CONFIRM)
    shown = BeautifulSoup(client.get(page).content, "html.parser").select_one("input[name=shown]")["value"]
    done = client.post(page, {"shown": shown})
    assert done["Location"] == f"/petition/with/friends-of-the-lakes/thanks/?confirmed#ref={ref_of(ada)}"


def test_a_ref_tells_nobody_whether_an_address_had_signed(client, petition):
    """Who typed somebody's address tries the ref of the answer by a signature of their own, whose page they see."""
    eve = sign_by(client, "", email="eve@example.org")
    victim = client.post(f"/petition/?ref={ref_of(eve)}", ADA)
    tries = {"real": ref_in(victim), "made up": made_up_ref()}
    told = {}
    for name, ref in tries.items():
        own = sign_by(client, f"ref={ref}", email=f"{name[0]}@example.org")
        confirm(signature=own)
        told[name] = (own.source, own_data.as_json(own)["came_by_a_friend"], len(own_data.facts(own)))
    assert told["real"] == told["made up"]
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert "Whoever signs through you and confirms" in own_page(client, eve)
