"""A draft in another front end: seen with its token only, for a quarter of an hour."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.utils import timezone

from campaign.core.models import CampaignSettings
from campaign.core.pages.previews import preview_address
from home.models import ContentPage

PREVIEW = "/api/v2/page_preview/"


@pytest.fixture
def draft(home):
    return home.add_child(
        instance=ContentPage(title="Not yet", slug="not-yet", live=False, introduction="<p>A secret plan.</p>")
    )


@pytest.fixture
def query(draft):
    address = preview_address(draft, "https://front.example/preview?lang=en")
    assert address.startswith("https://front.example/preview?lang=en&content_type=home.contentpage&token=")
    return urlsplit(address).query.removeprefix("lang=en&")


def test_a_draft_is_answered_in_the_shape_of_the_public_api(client, draft, query):
    response = client.get(f"{PREVIEW}?{query}")
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    draft.live = True
    draft.save()
    public = client.get(f"/api/v2/pages/{draft.pk}/").json()
    seen = response.json()
    assert seen.keys() == public.keys()
    assert (seen["title"], seen["introduction"]) == ("Not yet", public["introduction"])


def test_without_its_token_a_draft_is_not_seen(client, draft, query):
    token = parse_qs(query)["token"][0]
    for wrong in ("", "content_type=home.contentpage", f"content_type=home.homepage&token={token}", f"{query}x"):
        assert client.get(f"{PREVIEW}?{wrong}").status_code == 403
    assert client.get(f"/api/v2/pages/{draft.pk}/").status_code == 404
    assert "Not yet" not in client.get("/api/v2/pages/").content.decode()


def test_after_a_quarter_of_an_hour_the_link_is_dead(client, query):
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert client.get(f"{PREVIEW}?{query}").status_code == 403


def test_the_editor_is_led_there_only_where_the_site_has_such_a_front_end(draft, rf):
    assert [mode for mode, _ in draft.preview_modes] == [""]
    site = draft.get_site()
    CampaignSettings.objects.update_or_create(site=site, defaults={"preview_address": "https://front.example/"})
    assert [mode for mode, _ in draft.preview_modes] == ["", "front-end"]
    response = draft.make_preview_request(preview_mode="front-end")
    assert response.status_code == 302
    assert response["Location"].startswith("https://front.example/?content_type=home.contentpage&token=")


def test_only_the_editor_of_pages_may_frame_the_front_end(admin_client, draft):
    edit = f"/admin/pages/{draft.pk}/edit/"
    assert "frame-src 'self'" in admin_client.get(edit)["Content-Security-Policy"]
    site = draft.get_site()
    CampaignSettings.objects.update_or_create(
        site=site, defaults={"preview_address": "https://front.example:81/preview"}
    )
    policy = admin_client.get(edit)["Content-Security-Policy"]
    assert policy.endswith("; frame-src 'self' https://front.example:81")
    assert "front.example" not in admin_client.get("/admin/")["Content-Security-Policy"]
