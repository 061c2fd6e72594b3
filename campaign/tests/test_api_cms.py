"""Wagtail's read API at /api/v2/."""

import json
import re

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Site

from campaign.core.models import CampaignDocument, CampaignImage

PAGES = "/api/v2/pages/"


@pytest.fixture
def image(db):
    return CampaignImage.objects.create(
        title="River", description="A river at dawn.", credit="Ada", file=get_test_image_file(size=(2000, 1000))
    )


@pytest.fixture
def document(db):
    return CampaignDocument.objects.create(title="Report", file=ContentFile(b"words", name="report.pdf"))


def test_a_page_has_its_own_fields_with_rich_text_ready_to_show(client, petition):
    petition.introduction = f'<p>Read <a linktype="page" id="{petition.pk}">this</a> &amp; sign.</p>'
    petition.save()
    page = client.get(f"{PAGES}{petition.pk}/").json()
    assert page["title"] == "Put rights first"
    assert page["meta"]["html_url"] == "http://localhost/petition/"
    assert page["introduction"] == {
        "html": '<p>Read <a href="http://localhost/petition/">this</a> &amp; sign.</p>',
        "text": "Read this & sign.",
    }
    assert page["statement"][0]["value"]["text"] == "We ask for fair agreements."
    assert (page["current_state"], page["signatures_counted"], page["goal"]) == ("open", 0, 100)


def test_a_page_says_of_itself_what_its_html_says(client, petition, french):
    petition.social_title, petition.hide_from_search_engines = "Sign for “rights”", True
    petition.save()
    meta = client.get(f"{PAGES}{petition.pk}/").json()["meta"]
    html = client.get("/petition/").content.decode()

    seo = meta["seo"]
    assert f'<link rel="canonical" href="{seo["canonical"]}">' in html
    assert f'<meta name="description" content="{seo["description"]}">' in html
    assert f'<meta property="og:title" content="{seo["social"]["title"]}">' in html
    assert f'<meta property="og:image" content="{seo["social"]["image"]["url"]}">' in html
    assert f'<meta name="robots" content="{seo["robots"]}">' in html
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert json.loads(data)["@graph"] == seo["structured_data"]
    assert [(one["locale"], one["html_url"]) for one in meta["translations"]] == [
        ("en", "http://localhost/petition/"),
        ("fr", "http://localhost/fr/petition/"),
    ]
    assert meta["last_published_at"]


def test_rich_text_comes_in_wagtails_formats_where_one_is_named(client, petition):
    page = client.get(f"{PAGES}{petition.pk}/?rich_text_format=html").json()
    assert page["introduction"] == "<p>Sign before the talks end.</p>"


def test_fields_and_types_are_chosen_as_wagtail_documents_it(client, petition, closed_petition):
    answer = client.get(f"{PAGES}?type=petition.PetitionPage&fields=_,title,goal&order=title").json()
    assert answer == {
        "meta": {"total_count": 2},
        "items": [{"title": "Put rights first", "goal": 100}, {"title": "Won already", "goal": None}],
    }


def test_a_page_is_found_by_its_path(client, petition):
    response = client.get(f"{PAGES}find/?html_path=/petition/")
    assert response.status_code == 302
    assert response["Location"].startswith(f"http://localhost{PAGES}{petition.pk}/")


def test_an_image_has_its_alternative_text_and_renditions(client, image):
    image.tags.add("water", "dawn")
    shown = client.get(f"/api/v2/images/{image.pk}/").json()
    assert shown["meta"]["tags"] == ["dawn", "water"]
    assert shown["alt"] == "A river at dawn."
    assert shown["credit"] == "Ada"
    assert shown["renditions"]["small"]["width"] == 480
    assert shown["renditions"]["large"]["url"].startswith("http://localhost/media/images/")
    assert shown["meta"]["download_url"].startswith("http://localhost/media/")
    assert client.get("/api/v2/images/").json()["items"][0]["renditions"] == shown["renditions"]


def test_an_image_whose_file_is_gone_is_still_listed(client, image):
    image.file.delete(save=False)
    CampaignImage.objects.update(file="original_images/gone.jpg")
    shown = client.get("/api/v2/images/").json()["items"][0]
    assert shown["renditions"] == {}


def test_a_document_has_its_format_and_size(client, document):
    shown = client.get(f"/api/v2/documents/{document.pk}/").json()
    assert (shown["title"], shown["format"], shown["bytes"]) == ("Report", "PDF", 5)
    assert shown["meta"]["download_url"].startswith("http://localhost/documents/")


def test_more_images_cost_no_more_queries(client, image, django_assert_max_num_queries):
    for number in range(8):
        CampaignImage.objects.create(title=f"River {number}", file=get_test_image_file(size=(20, 10)))
    client.get("/api/v2/images/")  # makes the renditions
    cache.clear()
    Site.get_site_root_paths()  # kept for an hour
    with django_assert_max_num_queries(8):
        assert len(client.get("/api/v2/images/").json()["items"]) == 9


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def test_a_private_page_is_not_shown_even_to_an_editor(admin_client, petition, kind):
    """A8: the answer is kept by shared caches."""
    PageViewRestriction.objects.create(page=petition, restriction_type=kind, password="open sesame")
    assert admin_client.get(f"{PAGES}{petition.pk}/").status_code == 404
    listed = admin_client.get(f"{PAGES}?type=petition.PetitionPage")
    assert listed.json()["items"] == []
    assert "cookie" not in listed.get("Vary", "").lower()


def test_a_private_collection_is_not_shown_even_to_an_editor(admin_client, image, document):
    root = Collection.get_first_root_node()
    CollectionViewRestriction.objects.create(collection=root, restriction_type="login")
    assert admin_client.get("/api/v2/images/").json()["items"] == []
    assert admin_client.get("/api/v2/documents/").json()["items"] == []


def test_a_draft_is_not_shown(client, petition):
    """A8."""
    petition.unpublish()
    assert client.get(f"{PAGES}{petition.pk}/").status_code == 404


HUGE = 10**30
SEARCHES = ['"', "it's", "ice & fire", "drink\\", "💙 fire", "POL-358", "100% fair", " ", "\x00", "word " * 2000]


@pytest.mark.parametrize("text", SEARCHES)
def test_any_search_is_answered(client, home, text):
    """A1."""
    for kind in ("pages", "images", "documents"):
        assert client.get(f"/api/v2/{kind}/", {"search": text}).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "search=home&locale=xx",
        "search=home&locale=en",
        "locale=%00",
        "search_operator=zzz&search=home",
        "search=home&order=goal&type=petition.PetitionPage",
        "child_of=abc",
        "child_of=%00",
        f"child_of={HUGE}",
        "descendant_of=999",
        "ancestor_of=-1",
        "translation_of=x",
        "order=zzz",
        "order=random,title",
        "offset=-1",
        f"offset={HUGE}",
        "limit=x",
        "limit=101",
        f"limit={HUGE}",
        "fields=zzz",
        "fields=((",
        "fields=*,*",
        "type=zzz.yyy",
        "type=auth.User",
        "type=%00",
        "site=zzz",
        "site=%00",
        "title=%00",
        f"id={HUGE}",
        "id=abc",
        "first_published_at=yesterday",
        "rich_text_format=word",
        "format=xml",
        "unknown=1",
        "type=petition.PetitionPage&closes_at=never",
        "type=petition.PetitionPage&social_image=abc",
        f"type=petition.PetitionPage&goal={HUGE}",
    ],
)
def test_an_odd_query_is_answered_and_never_a_server_error(client, petition, query):
    """A2."""
    response = client.get(f"{PAGES}?{query}")
    assert response.status_code in (200, 400, 404)
    assert response["Content-Type"].startswith("application/")
    assert "json" in response["Content-Type"]


@pytest.mark.parametrize("query", ["id=abc", f"id={HUGE}", "html_path=%00", "html_path=/zzz/", "", "html_path=//"])
def test_an_odd_query_finds_nothing(client, home, query):
    assert client.get(f"{PAGES}find/?{query}").status_code in (302, 400, 404)
