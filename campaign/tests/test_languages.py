"""Pages in several languages: addresses, what is said, and one count for all languages of a petition."""

import re
from datetime import date

from django.core import mail
from wagtail.models import Locale, Page, Site

from campaign.core.models import CampaignSettings
from home.models import ContentPage
from petition.models import OfflineBatch, Signature
from petition.tests.mailing import deliver
from petition.tests.thanks import thanks_of


def signer(**said):
    return {"given_name": "Ada", "family_name": "Lovelace", "email": "ada@example.org", "country": "FR"} | said


def test_the_default_language_keeps_its_addresses_and_french_has_a_prefix(client, petition, french):
    assert petition.get_url() == "/petition/"
    assert french["petition"].get_url() == "/fr/petition/"
    english, translated = client.get("/petition/"), client.get("/fr/petition/")
    assert '<html lang="en" dir="ltr">' in english.content.decode()
    assert '<html lang="fr" dir="ltr">' in translated.content.decode()
    for response in (english, translated):
        assert "accept-language" not in response.get("Vary", "").lower()
        assert not response.cookies
        assert "public" in response["Cache-Control"]


def test_the_language_asked_for_by_the_browser_changes_nothing(client, petition, french):
    assert 'lang="en"' in client.get("/petition/", headers={"accept-language": "fr"}).content.decode()


def test_each_language_names_the_others(client, petition, french):
    html = client.get("/fr/petition/").content.decode()
    assert '<link rel="alternate" hreflang="en" href="http://localhost/petition/">' in html
    assert '<link rel="alternate" hreflang="fr" href="http://localhost/fr/petition/">' in html
    assert '<link rel="alternate" hreflang="x-default" href="http://localhost/petition/">' in html
    assert re.search(r'<a href="http://localhost/petition/" lang="en"', html)
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://localhost/fr/petition/</loc>" in sitemap
    assert 'hreflang="fr" href="http://localhost/fr/petition/"' in sitemap


def test_words_that_nobody_wrote_are_said_in_the_translation_s_language(client, petition):
    petition.thanks_heading = "You are the best"
    petition.save_revision().publish()
    copy = petition.copy_for_translation(Locale.objects.create(language_code="fr"), copy_parents=True)
    draft = copy.get_latest_revision_as_object()
    assert draft.button_label == "Signer la pétition"
    assert draft.show_name_label != petition.show_name_label
    assert draft.thanks_heading == "You are the best"


def test_headings_of_sections_that_nobody_wrote_are_said_in_the_translation_s_language(client, home):
    home.sections = [("spread_the_word", {"heading": "Spread the word"}), ("resources", {"heading": "What we wrote"})]
    home.save_revision().publish()
    copy = home.copy_for_translation(Locale.objects.create(language_code="fr"))
    share, resources = copy.get_latest_revision_as_object().sections
    assert share.value["heading"] == "Faites passer le mot"
    assert resources.value["heading"] == "What we wrote"


def test_only_languages_in_which_the_page_is_live_are_offered(client, petition, french):
    french["petition"].unpublish()
    html = client.get("/petition/").content.decode()
    assert "hreflang" not in html
    assert client.get("/fr/petition/").status_code == 404


def test_a_prefix_without_pages_is_no_copy_of_the_default_language(client, petition, french):
    assert client.get("/es/petition/").status_code == 404
    assert client.get("/es/").status_code == 404


def test_signing_in_two_languages_counts_once_and_both_pages_show_the_one_count(client, petition, french):
    for address, email in (("/petition/", "a@example.org"), ("/fr/petition/", "b@example.org")):
        assert client.post(address, signer(email=email)).status_code == 303
    again = client.post("/fr/petition/", signer(email="a@example.org"))
    assert again.status_code == 303
    assert thanks_of(again) == "/fr/petition/thanks/"
    assert Signature.objects.filter(petition=petition).count() == 2
    for pk in (petition.pk, french["petition"].pk):
        assert client.get(f"/api/campaign/v1/petitions/{pk}/count/").json()["signatures"] == 2


def test_what_a_french_signer_is_told_and_mailed_is_french(client, petition, french):
    petition.confirmation = "count"
    petition.save()
    bad = client.post("/fr/petition/", signer(email="nobody"))
    assert bad.status_code == 422
    assert 'lang="fr"' in bad.content.decode()
    client.post("/fr/petition/", signer(email="ada@example.org"))
    deliver()
    message = mail.outbox[-1]
    assert "Les droits d’abord" in message.subject
    link = re.search(r"http://localhost(/fr/signature/confirm/\S+)", message.body)[1]
    assert 'lang="fr"' in client.get(link).content.decode()
    answer = client.post(link)
    assert thanks_of(answer) == "/fr/petition/thanks/?confirmed"
    assert Signature.objects.get().state == "confirmed"
    petition = type(french["petition"]).objects.get(pk=french["petition"].pk)
    assert petition.signatures_counted == 1


def test_the_rules_of_signing_are_those_of_the_original(petition, french):
    petition.state, petition.goal = "closed", 500
    petition.save()
    translated = type(petition).objects.get(pk=french["petition"].pk)
    assert not translated.is_open()
    translated.state = "open"
    translated.save()
    assert not translated.is_open()
    assert translated.goal == 500


def test_paper_signatures_entered_for_a_translation_count_for_all_languages(client, petition, french):
    OfflineBatch.objects.create(petition=french["petition"], count=7, collected_on=date(2026, 1, 1))
    for pk in (petition.pk, french["petition"].pk):
        assert client.get(f"/api/campaign/v1/petitions/{pk}/count/").json()["signatures"] == 7


def test_a_copy_that_is_no_translation_counts_by_itself(petition, home):
    copy = petition.copy(to=home, update_attrs={"slug": "second", "title": "Second"})
    assert copy.counted_id == copy.pk


def test_lists_of_the_api_are_in_one_language(client, petition, french):
    titles = lambda query: [p["title"] for p in client.get(f"/api/campaign/v1/petitions/{query}").json()["items"]]  # noqa: E731
    assert titles("") == ["Put rights first"]
    assert titles("?locale=fr") == ["Les droits d’abord"]
    assert titles("?locale=es") == []
    assert client.get("/api/campaign/v1/petitions/?locale=xx").status_code == 400
    assert client.get("/api/campaign/v1/faqs/?locale=fr").json()["items"][0]["page"]["title"] == "Vos questions"
    detail = client.get(f"/api/campaign/v1/petitions/{french['petition'].pk}/").json()
    assert detail["locale"] == "fr"
    assert detail["html_url"] == "http://localhost/fr/petition/"
    assert client.get("/api/v2/pages/?search=home&locale=xx").status_code == 400
    assert client.get("/api/v2/pages/?locale=fr&fields=*").json()["meta"]["total_count"] == 3


def test_the_search_finds_pages_of_the_language_that_is_read(client, petition, french):
    found = lambda address: client.get(address).content.decode()  # noqa: E731
    assert "/fr/petition/" in found("/fr/search/?q=droits")
    assert "/fr/petition/" not in found("/search/?q=droits")
    assert [hit["url"] for hit in client.get("/api/campaign/v1/search/?q=droits&locale=fr").json()["items"]]


def test_the_frame_of_a_french_petition_speaks_french(client, petition, french):
    html = client.get(f"/embed/petition/{french['petition'].pk}/").content.decode()
    assert 'lang="fr"' in html
    html = client.get(f"/embed/petition/{petition.pk}/?lang=fr").content.decode()
    assert "Les droits d’abord" in html


def test_an_original_with_translations_is_not_deleted_in_the_admin(admin_client, petition, french):
    admin_client.post(f"/admin/pages/{petition.pk}/delete/")
    assert Page.objects.filter(pk=petition.pk).exists()


def named_by(html):
    canonical = re.search(r'<link rel="canonical" href="([^"]+)"', html)[1]
    return canonical, dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html))


def test_each_language_names_all_others_and_itself_as_the_sitemap_does(client, petition, french):
    sitemap = client.get("/sitemap.xml").content.decode()
    for page in (petition, french["petition"], french["home"], french["faq"]):
        address = page.get_full_url()
        canonical, languages = named_by(client.get(page.url).content.decode())
        assert canonical == address
        assert languages[page.locale.language_code] == address
        assert set(languages) == {"en", "fr", "x-default"}
        assert languages["x-default"] == languages["en"]
        for other in languages.values():
            assert named_by(client.get(other).content.decode())[1] == languages
        entry = re.search(rf"<url>\s*<loc>{re.escape(address)}</loc>.*?</url>", sitemap, re.DOTALL)[0]
        assert dict(re.findall(r'hreflang="([^"]+)" href="([^"]+)"', entry)) == languages


def test_an_address_that_another_one_stands_for_names_no_languages(client, petition, french):
    for address in ("/petition/thanks/", "/fr/petition/thanks/"):
        canonical, languages = named_by(client.get(address).content.decode())
        assert canonical.endswith("/petition/")
        assert languages == {}
    assert named_by(client.get("/petition/?utm_source=x").content.decode())[1]
    canonical, languages = named_by(client.get("/fr/petition/updates/").content.decode())
    assert languages["fr"] == canonical


def test_a_translation_that_is_hidden_from_search_engines_is_named_nowhere(client, petition, french):
    french["petition"].hide_from_search_engines = True
    french["petition"].save_revision().publish()
    for address in ("/petition/", "/fr/petition/"):
        page = client.get(address).content.decode()
        assert named_by(page)[1] == {}
        assert 'lang="fr"' in page, "readers still find it"
    assert "/fr/petition/" not in client.get("/sitemap.xml").content.decode()


def test_the_way_to_the_privacy_page_leads_to_the_reader_s_language(client, petition, french, home):
    privacy = home.add_child(instance=ContentPage(title="Privacy", slug="privacy"))
    translated = privacy.copy_for_translation(Locale.objects.get(language_code="fr"))
    translated.save_revision().publish()
    CampaignSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"privacy_page": privacy}
    )
    assert 'href="/fr/privacy/"' in client.get("/fr/petition/").content.decode()
    assert 'href="/privacy/"' in client.get("/petition/").content.decode()
