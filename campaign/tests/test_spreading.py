"""Spread the word: what a reader finds prefilled, and what the link tells of where the next signer came from."""

import html
import re
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from campaign.core.models import CampaignSettings
from campaign.core.sharing.texts import share_words
from petition.models import OfflineBatch

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


def test_x4_the_shared_text_has_the_total_with_those_who_signed_on_paper(client, petition):
    client.post(petition.url, ADA)
    OfflineBatch.objects.create(petition=petition, count=1233, collected_on="2026-05-01")
    page = client.get(petition.url).content.decode()
    assert share_links(page)["x.com"]["text"] == ["Put rights first – 1,234 people have signed"]
    assert 'data-text="Put rights first – 1,234 people have signed"' in page


def test_x4_an_editor_says_where_the_total_stands(client, petition, home):
    OfflineBatch.objects.create(petition=petition, count=1234, collected_on="2026-05-01")
    CampaignSettings.objects.create(
        site=petition.get_site(),
        share_text="I am one of {signatures}. {You}?",
        share_email_subject="Number {signatures}",
        share_texts=[("post", {"network": "bluesky", "text": "{signatures} on Bluesky"})],
    )
    links = share_links(client.get(petition.url).content.decode())
    assert links["x.com"]["text"] == ["I am one of 1,234. {You}?"]
    assert links["mailto"]["subject"] == ["Number 1,234"]
    assert links["bsky.app"]["text"][0].startswith("1,234 on Bluesky http")


def test_words_about_signatures_are_not_used_for_a_page_that_counts_none(home):
    campaign = CampaignSettings(site=home.get_site(), share_text="I am one of {signatures}.")
    assert share_words(home, campaign).text == home.title


class TestMastodonWithoutScripts:
    def test_the_server_named_is_where_the_post_is_written(self, client, petition):
        page = client.get(f"{petition.url}?utm_source=newsletter").content.decode()
        address = html.unescape(re.search(r'href="(/share/mastodon/[^"]+)"', page)[1])
        answer = client.get(address, {"server": "https://Social.Example/@me", "utm_campaign": "newsletter"})
        href = html.unescape(re.search(r'href="(https://social\.example/share\?[^"]+)"', answer.content.decode())[1])
        text = parse_qs(urlsplit(href).query)["text"][0]
        assert text.startswith("Put rights first http")
        assert parse_qs(urlsplit(text.split()[-1]).query) == {
            "utm_campaign": ["newsletter"],
            "utm_source": ["mastodon"],
        }

    @pytest.mark.parametrize("server", ["mastodon", "a b.example", "javascript:alert(1)", '"><b>.example', "x" * 400])
    def test_what_is_no_server_is_kept_and_told(self, client, petition, server):
        answer = client.get(f"/share/mastodon/{petition.pk}/", {"server": server})
        assert answer.status_code == 422
        assert "Enter a server" in answer.content.decode()
        assert html.escape(server[:300], quote=False) in answer.content.decode().replace("&quot;", '"')
        assert "/share?" not in answer.content.decode()

    def test_a_draft_is_not_shared(self, client, petition):
        petition.unpublish()
        assert client.get(f"/share/mastodon/{petition.pk}/").status_code == 404
