"""Spread the word: what a reader finds prefilled, and what the link tells of where the next signer came from."""

import html
import re
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from campaign.core.models import CampaignSettings

ADA = {"given_name": "Ada", "family_name": "Lovelace", "email": "ada@lovelace.example"}


def share_links(page):
    found = [html.unescape(href) for href in re.findall(r'class="share__button" href="([^"]+)"', page)]
    return {urlsplit(href).netloc or urlsplit(href).scheme: parse_qs(urlsplit(href).query) for href in found}


def test_a_petitions_own_words_go_before_those_of_the_site(client, petition):
    mail = {"subject": "From the site", "body": "Dear friend"}
    CampaignSettings.objects.create(
        site=petition.get_site(),
        share_text="Sign this",
        share_texts=[("email", mail), ("post", {"network": "x", "text": "site X"})],
    )
    petition.share_texts = [("post", {"network": "x", "text": "A & B on X"}), ("email", {"subject": "Ours"})]
    petition.save_revision().publish()
    links = share_links(client.get(petition.url).content.decode())
    assert links["x.com"]["text"] == ["A & B on X"]
    assert links["mailto"]["subject"] == ["Ours"]
    assert links["mailto"]["body"][0].startswith("Dear friend")
    assert links["bsky.app"]["text"][0].startswith("Sign this ")


def test_a5_the_source_is_on_the_links_before_and_after_signing(client, petition):
    page = client.get(f"{petition.url}?utm_source=newsletter")
    assert "utm_source=x&utm_campaign=newsletter" in share_links(page.content.decode())["x.com"]["url"][0].replace(
        "utm_campaign=newsletter&utm_source=x", "utm_source=x&utm_campaign=newsletter"
    )
    thanks = client.post(f"{petition.url}?utm_source=newsletter", ADA)["Location"]
    shared = share_links(client.get(thanks).content.decode())["x.com"]["url"][0]
    assert parse_qs(urlsplit(shared).query) == {"utm_source": ["x"], "utm_campaign": ["newsletter"]}


def test_the_code_to_print_is_a_picture_that_names_itself_as_the_source(client, petition):
    answer = client.get(f"/share/qr/{petition.pk}.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    picture = ElementTree.fromstring(answer.content)
    assert picture.find("{http://www.w3.org/2000/svg}title").text == petition.title
    assert f'href="/share/qr/{petition.pk}.svg"' in client.get(petition.url).content.decode()


@pytest.mark.parametrize("title", ['A & B "quoted"', "<script>", "حقوق"])
def test_a6_a_code_bears_any_title(client, petition, title):
    petition.title = title
    petition.save_revision().publish()
    picture = ElementTree.fromstring(client.get(f"/share/qr/{petition.pk}.svg").content)
    assert picture.find("{http://www.w3.org/2000/svg}title").text == title


def test_a8_a_private_or_draft_page_has_no_code(client, petition):
    restriction = PageViewRestriction.objects.create(page=petition, restriction_type="login")
    assert client.get(f"/share/qr/{petition.pk}.svg").status_code == 404
    restriction.delete()
    petition.unpublish()
    assert client.get(f"/share/qr/{petition.pk}.svg").status_code == 404


def test_no_script_of_a_network_is_on_the_page(client, petition):
    page = client.get(petition.url).content.decode()
    sources = re.findall(r'<script[^>]*\bsrc="([^"]+)"', page)
    assert sources
    assert all(source.startswith("/static/") for source in sources)
