"""The worker that keeps a page for readers without a network: what it holds, and which pages have browsers take it."""

import json
import re

import pytest
from wagtail.models import Locale

from campaign.core.models import CampaignSettings

pytestmark = pytest.mark.django_db

REGISTERS = "js/offline-page.js"


@pytest.fixture(autouse=True)
def _switched_on(settings):
    settings.OFFLINE_PAGE = True


def worker(client):
    return client.get("/service-worker.js").content.decode()


def held(script, name):
    return json.loads(re.search(rf"const {name} = (.+);$", script, re.MULTILINE)[1])


def test_browsers_ask_each_time_whether_the_worker_is_still_the_same(client, home):
    answer = client.get("/service-worker.js")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert "no-cache" in answer["Cache-Control"]
    assert not answer.cookies
    assert "worker-src 'self'" in client.get("/")["Content-Security-Policy"]
    assert client.get("/service-worker.js", HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304


def test_it_holds_a_page_in_each_of_the_sites_languages_and_the_own_one_last(client, french, home):
    home.copy_for_translation(Locale.objects.create(language_code="ar"))
    pages = held(worker(client), "PAGES")
    assert {start: re.search(r"<html [^>]+>", page)[0] for start, page in pages} == {
        "/fr/": '<html lang="fr" dir="ltr">',
        "/ar/": '<html lang="ar" dir="rtl">',
        "/": '<html lang="en" dir="ltr">',
    }
    assert pages[-1][0] == "/"
    assert "Réessayer" in dict(pages)["/fr/"]


def test_the_page_needs_nothing_but_the_styles_that_are_kept_with_it(client, home):
    CampaignSettings.objects.create(site_id=home.get_site().pk, theme_main="#800020")
    script = worker(client)
    page, styles = held(script, "PAGES")[-1][1], held(script, "STYLES")
    needed = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    assert any(address.startswith("/theme.css?v=") for address in needed)
    assert set(needed) <= set(styles)
    assert "<script" not in page
    assert "<img" not in page
    assert all(client.get(address).status_code == 200 for address in styles)


def test_an_editor_gets_the_worker_that_everybody_gets(client, admin_client, home):
    assert worker(admin_client) == worker(client)


def test_a_changed_look_is_a_new_version(client, home):
    before = worker(client)
    CampaignSettings.objects.create(site_id=home.get_site().pk, theme_main="#800020")
    versions = [re.search(r'PREFIX \+ "(\w+)"', script)[1] for script in (before, worker(client))]
    assert versions[0] != versions[1]


def test_public_pages_alone_have_browsers_take_it(client, admin_client, petition):
    assert REGISTERS in client.get(petition.url).content.decode()
    assert REGISTERS not in petition.make_preview_request().content.decode()
    for address in (f"/embed/petition/{petition.pk}/", "/signature/link/"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert REGISTERS not in answer.content.decode()
    assert REGISTERS not in admin_client.get("/admin/").content.decode()


def test_switched_off_no_page_asks_for_it_and_who_has_it_loses_it(client, petition, settings):
    settings.OFFLINE_PAGE = False
    script = worker(client)
    assert "registration.unregister()" in script
    assert "fetch" not in script
    assert "no-cache" in client.get("/service-worker.js")["Cache-Control"]
    assert REGISTERS not in client.get(petition.url).content.decode()


def test_hostile_words_in_the_sites_name_stay_words(client, home):
    CampaignSettings.objects.create(site_id=home.get_site().pk, organization_name='"; alert(1) // </script>`${1}\u2028')
    page = held(worker(client), "PAGES")[-1][1]
    assert "&quot;; alert(1) // &lt;/script&gt;`${1}" in page
