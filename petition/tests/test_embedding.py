"""The petition in a frame on another site, as the server answers it."""

import pytest

from petition.models import PetitionPage, PetitionUpdatePage, Signature
from petition.tests.thanks import thanks_of

pytestmark = pytest.mark.django_db
ADA = {"given_name": "Ada", "email": "ada@example.org"}


@pytest.fixture
def address(petition):
    return f"/embed/petition/{petition.pk}/"


def test_language_look_and_source_go_on_to_the_thanks(client, address):
    query = "?theme=dark&accent=ffd83d&lang=fr&variant=compact&utm_source=river.example&utm_campaign=spring"
    thanks = thanks_of(client.post(address + query, ADA))
    assert thanks == (
        "?theme=dark&accent=ffd83d&lang=fr&variant=compact&utm_source=river.example&utm_campaign=spring&signed=thanks"
    )
    signature = Signature.objects.get()
    assert (signature.source, signature.campaign, signature.language) == ("river.example", "spring", "fr")


def test_a5_links_shared_after_signing_name_the_partner(client, address):
    page = client.get(address, {"signed": "thanks", "utm_source": "river.example"}).content.decode()
    assert "utm_campaign%3Driver.example" in page
    assert "utm_source%3Dwhatsapp" in page


def test_a_source_in_the_short_word_is_kept_as_well(client, address):
    assert "utm_source=river.example" in client.post(f"{address}?source=river.example", ADA)["Location"]
    assert Signature.objects.get().source == "river.example"


def test_nothing_in_the_frame_leads_the_frame_or_its_host_away(client, address, petition, endorsers_page):
    page = client.post(address, {"given_name": ""}).content.decode()
    assert '<base target="_blank">' in page
    assert 'method="post" target="_self"' in page
    assert 'href="#id_email" target="_self"' in page
    assert 'target="_top"' not in page
    assert 'target="_parent"' not in page


def test_a_look_is_a_style_sheet_of_this_site_and_no_look_is_none(client, address):
    assert "look.css" not in client.get(address).content.decode()
    page = client.get(address, {"accent": "0a0", "font": "serif", "theme": '"><script>'}).content.decode()
    assert 'href="/embed/look.css?accent=00aa00&amp;font=serif"' in page


@pytest.mark.parametrize("variant", ["compact", "count", "", "other"])
def test_every_variant_shows_the_count_once(client, address, variant):
    page = client.get(address, {"variant": variant}).content.decode()
    assert page.count("<signature-count") == 1
    assert ("<form" in page) is (variant != "count")
    assert ("sign-box__fold" in page) is (variant == "compact")


def test_the_frame_knows_how_many_updates_the_petition_has(client, address, petition):
    assert 'data-updates="0"' in client.get(address).content.decode()
    for title, live in (("They answered", True), ("We go on", True), ("To come", False)):
        petition.add_child(instance=PetitionUpdatePage(title=title, live=live))
    assert 'data-updates="2"' in client.get(address).content.decode()


def test_a_folded_form_with_errors_comes_back_unfolded(client, address):
    assert '<details class="sign-box__fold" open>' in client.post(f"{address}?variant=compact", {}).content.decode()


def test_what_is_gone_says_so_in_the_frame(client, address, petition):
    petition.unpublish()
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Not here any more" in answer.content.decode()
    assert "X-Frame-Options" not in answer


def test_a_frame_sets_no_cookie_and_any_cache_may_keep_it(client, address):
    answer = client.get(address, {"theme": "dark", "lang": "es"})
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()
    assert "public" in answer["Cache-Control"]
    assert '<html class="embed" lang="es"' in answer.content.decode()


def test_too_many_from_one_network_is_said_with_what_was_typed(client, petition, address, settings):
    settings.SIGN_RATE_LIMIT = "1/1"
    for path in (address, petition.url):
        client.post(path, ADA)
        answer = client.post(path, ADA | {"email": "b@example.org", "given_name": "Berta"})
        assert answer.status_code == 429
        assert "Too many signatures came from this network" in answer.content.decode()
        assert 'value="Berta"' in answer.content.decode()


def test_a_closed_petition_shows_its_count_and_no_button(client, petition, address):
    petition.state = PetitionPage.State.CLOSED
    petition.save()
    for variant in ("", "compact", "count"):
        page = client.get(address, {"variant": variant}).content.decode()
        assert "This petition is closed" in page
        assert "<form" not in page
