"""From an empty installation to a launched campaign, as its first editor and as strangers see it."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Locale, Page, Site
from wagtail.rich_text import RichText

from campaign.setup.beginning import AlreadyBegunError, begin_campaign
from campaign.setup.checklist import checklist
from campaign.setup.launching import NotReadyError, launch_campaign
from campaign.setup.models import Launch
from campaign.setup.tests.conftest import FACTS
from petition.models import PetitionPage, Signature

SOON = "This campaign opens soon"
# The paths of the first pages, and of what is made of them.
PATHS = ["/", "/petition/", "/petition/thanks/", "/endorsers/", "/endorsers/add/", "/faq/", "/resources/", "/privacy/"]


@pytest.fixture
def written(begun):
    """The pages with an editor's words in place of those of the beginning."""
    home = begun.site.root_page.specific
    home.sections[0].value["ask"] = RichText("<p>Say no.</p>")
    home.save_revision().publish()
    petition = PetitionPage.objects.get()
    petition.introduction = "<p>It starts in May.</p>"
    petition.statement = [("text", "<p>We ask for clean water.</p>")]
    petition.save_revision().publish()
    return begun


def line(site, words):
    return next(line for line in checklist(site) if line.words == words)


@pytest.mark.django_db
def test_an_installation_in_which_nothing_began_says_that_a_campaign_opens_soon(client):
    html = client.get("/").content.decode()
    assert SOON in html
    assert "Wagtail" not in html


@pytest.mark.parametrize("path", PATHS)
def test_before_the_launch_strangers_read_one_sentence_at_each_address(client, begun, path):
    response = client.get(path)
    html = response.content.decode()
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    assert SOON in html
    assert not [fact for fact in (FACTS.name, FACTS.ask, FACTS.organization, FACTS.contact_email) if fact in html]


def test_before_the_launch_nothing_is_in_the_api_the_search_or_the_sitemap(client, begun):
    petition = PetitionPage.objects.get()
    assert client.get("/api/campaign/v1/petitions/").json()["count"] == 0
    assert client.get(f"/api/campaign/v1/petitions/{petition.pk}/").status_code == 404
    assert client.get("/api/v2/pages/").json()["meta"]["total_count"] == 0
    assert FACTS.ask not in client.get("/search/?q=dumping").content.decode().replace("dumping”", "")
    assert "/petition/" not in client.get("/sitemap.xml").content.decode()
    assert client.get(f"/embed/petition/{petition.pk}/").status_code == 404


@pytest.mark.parametrize("path", ["/search/?q=dumping", "/nowhere/", "/signature/", "/llms.txt", "/site.webmanifest"])
def test_before_the_launch_pages_beside_the_tree_name_nobody(client, begun, path):
    html = client.get(path).content.decode()
    assert not [fact for fact in (FACTS.name, FACTS.ask, FACTS.organization, FACTS.contact_email) if fact in html]


def test_before_the_launch_a_stranger_can_not_sign(client, begun):
    answer = client.post("/petition/", {"given_name": "Eve", "email": "eve@rivers.example"})
    assert answer.status_code == 403
    assert PetitionPage.objects.get().signatures_counted == 0


def test_before_the_launch_an_editor_sees_the_pages_and_signs_for_a_trial(client, editor, begun):
    client.force_login(editor)
    assert FACTS.ask in client.get("/").content.decode()
    data = {"given_name": "Ada", "family_name": "L", "email": editor.email, "country": "US"}
    assert client.post("/petition/", data).status_code == 303
    assert line(begun.site, "A test signature").is_done


def test_who_asks_for_updates_is_asked_to_confirm_the_address_as_mailings_need(client, editor, begun):
    client.force_login(editor)
    data = {"given_name": "Ada", "family_name": "L", "email": editor.email, "country": "US", "subscribe": "on"}
    client.post("/petition/", data)
    asked = "without that, no updates come"
    assert asked in client.get("/petition/thanks/").content.decode()
    assert asked not in client.get("/petition/thanks/?confirmed").content.decode()
    signature = Signature.objects.get()
    assert (signature.state, signature.owed_mail) == (Signature.State.CONFIRMED, Signature.Mail.CONFIRM_UPDATES)


@pytest.mark.parametrize("path", ["/", "/petition/", "/petition/thanks/", "/petition/embed/"])
def test_before_the_launch_an_editor_is_led_to_nothing_that_is_not_there_yet(client, editor, begun, path):
    client.force_login(editor)
    html = client.get(path).content.decode()
    led_to = {address for address in re.findall(r'(?:href|src)="(/[^"#]*)', html) if not address.startswith("/static/")}
    assert "/faq/" in led_to
    assert [address for address in led_to if client.get(address).status_code == 404] == []


def test_the_site_has_the_address_of_the_settings_and_menus_of_its_pages(client, settings, editor):
    settings.SITE_URL = "https://rivers.example"
    site = begin_campaign(facts=FACTS, by=editor).site
    assert (site.root_url, site.site_name) == ("https://rivers.example", FACTS.name)
    client.force_login(editor)
    html = client.get("/", headers={"host": "rivers.example"}).content.decode()
    assert [path for path in ("/petition/", "/endorsers/", "/faq/", "/resources/") if f'{path}"' not in html] == []


def test_the_privacy_page_says_who_is_responsible_and_for_how_long_data_is_kept(client, editor, begun):
    client.force_login(editor)
    html = client.get("/privacy/").content.decode()
    assert [
        part for part in ("River Neighbors", "1 Quay Street", "hello@rivers.example", "24") if part not in html
    ] == []


def test_the_launch_waits_for_words_that_are_still_to_be_written(editor, begun):
    with pytest.raises(NotReadyError) as refused:
        launch_campaign(launch=begun, by=editor)
    assert [line.words for line in refused.value.lines] == ["The ask", "The demands", "The form and its words"]


def test_from_the_launch_on_everybody_sees_everything(client, editor, written):
    assert SOON in client.get("/").content.decode()
    assert launch_campaign(launch=written, by=editor) is True
    assert launch_campaign(launch=written, by=editor) is False
    for path in ("/", "/petition/"):
        assert FACTS.ask in client.get(path).content.decode()
    assert client.get("/api/campaign/v1/petitions/").json()["count"] == 1


def test_a_translation_waits_for_the_launch_too(client, editor, written):
    locale = Locale.objects.create(language_code="fr")
    french = written.site.root_page.specific.copy_for_translation(locale)
    french.save_revision().publish()
    assert FACTS.ask not in client.get("/fr/").content.decode()
    launch_campaign(launch=written, by=editor)
    assert FACTS.ask in client.get("/fr/").content.decode()


def test_a_campaign_begins_once(editor, begun):
    with pytest.raises(AlreadyBegunError):
        begin_campaign(facts=FACTS, by=editor)
    assert Launch.objects.count() == 1
    assert Page.objects.filter(depth=2).count() == 1


def test_lines_are_ticked_by_what_is_there(begun):
    privacy = line(begun.site, "The privacy text")
    assert (privacy.is_done, privacy.required) == (True, True)
    assert not line(begun.site, "A second editor").is_done
    get_user_model()._default_manager.create_superuser("grace", "grace@rivers.example", "correct-horse")
    assert line(begun.site, "A second editor").is_done


def test_an_editor_begins_in_the_browser_and_launches_by_the_list(client, editor):
    client.force_login(editor)
    assert "Begin your campaign" in client.get(reverse("wagtailadmin_home")).content.decode()
    wrong = client.post(reverse("campaign_setup"), vars(FACTS) | {"contact_email": "nobody"})
    assert "Stop dumping" in wrong.content.decode()  # what was typed is kept
    done = client.post(reverse("campaign_setup"), vars(FACTS), follow=True)
    for words in ("<title>Until the launch", "needed for the launch"):
        assert words in done.content.decode()
    refused = client.post(reverse("campaign_launch"), follow=True)
    assert "Not launched yet. First: The ask" in refused.content.decode()
    again = client.get(reverse("campaign_setup"), follow=True)
    assert "begun already" in again.content.decode()


def test_who_may_not_publish_the_landing_page_does_not_launch(client, django_user_model, written):
    client.force_login(django_user_model.objects.create_user("eve", "eve@rivers.example", "correct-horse"))
    client.post(reverse("campaign_launch"))
    assert Launch.objects.waiting().exists()


@pytest.mark.django_db
def test_the_command_makes_the_same_with_a_first_editor(monkeypatch, capsys):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a-long-correct-horse")
    call_command("begin", editor="ada@rivers.example", **vars(FACTS))
    assert "Sign in at" in capsys.readouterr().out
    assert get_user_model()._default_manager.get().check_password("a-long-correct-horse")
    assert Site.objects.get().root_page.title == FACTS.name
    call_command("begin", editor="ada@rivers.example", **vars(FACTS))
    assert "already" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_command_names_what_is_wrong_and_makes_nothing(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "short")
    with pytest.raises(CommandError, match="Contact address"):
        call_command("begin", editor="ada@rivers.example", **(vars(FACTS) | {"contact_email": "nobody"}))
    with pytest.raises(CommandError, match="password"):
        call_command("begin", editor="ada@rivers.example", **vars(FACTS))
    assert not Launch.objects.exists()
    assert not get_user_model()._default_manager.exists()
