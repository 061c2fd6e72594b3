"""An editor ends a campaign in one place, keeps what is worth keeping, and may open it again."""

import io
import zipfile

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from campaign.admin.tests.rights import ANALYSTS, EDITORS, member_of
from campaign.closing.models import ClosedCampaign
from campaign.mail.delivering.delivery import deliver_all
from endorsers.models import Endorser
from petition.models import PetitionPage, Signature

pytestmark = pytest.mark.django_db
END = reverse("campaign_closing")
WORDS = "We won: the ministry stopped the permits.\n\nThank you, <all> of you."
SIGNER = {"given_name": "Maya", "family_name": "Ruiz", "email": "maya@signers.example", "country": "US"}


@pytest.fixture
def editor(client, home, petition):
    client.force_login(member_of(EDITORS, get_user_model()))
    return client


def end(client, words=WORDS, **more):
    return client.post(END, {"words": words, "sure": "on", **more})


def anew(petition):
    return PetitionPage.objects.get(pk=petition.pk)


def test_one_step_closes_the_petition_with_its_result(editor, petition):
    assert end(editor).status_code == 302

    html = Client().get(petition.url).content.decode()
    assert "This petition is closed" in html
    assert "We won: the ministry stopped the permits." in html
    assert "&lt;all&gt;" in html
    assert 'name="given_name"' not in html
    assert Client().post(petition.url, SIGNER).status_code == 409


def test_programs_and_other_sites_read_that_it_is_over(editor, petition):
    end(editor)
    read = Client().get(f"/api/campaign/v1/petitions/{petition.pk}/").json()
    assert read["state"] == "closed"
    framed = Client().get(f"/embed/petition/{petition.pk}/")
    assert framed.status_code == 200
    assert "We won" in framed.content.decode()
    assert Client().get(petition.url + "?ref=mastodon").status_code == 200


ORGANIZATION = {
    "name": "Copper Valley Alliance",
    "scope": "national",
    "authorized": True,
    "contact_name": "Lee",
    "contact_email": "lee@copper.example",
}


def add_organization(page):
    by_page = Client().post(f"{page.url}add/", ORGANIZATION)
    by_api = Client().post("/api/campaign/v1/endorsers/", ORGANIZATION, content_type="application/json")
    return by_page.status_code, by_api.status_code


def test_organizations_cant_add_themselves_after_the_end_until_it_is_open_again(editor, petition, endorsers_page):
    assert "Add your organization" in Client().get(endorsers_page.url).content.decode()
    end(editor)

    assert add_organization(endorsers_page) == (409, 409)
    assert "The list of organizations is closed" in Client().get(f"{endorsers_page.url}add/").content.decode()
    assert "Add your organization" not in Client().get(endorsers_page.url).content.decode()
    assert not Endorser.objects.exists()

    editor.post(END, {"verb": "reopen"})
    assert add_organization(endorsers_page)[0] == 303


def test_an_editor_may_leave_the_list_of_organizations_open(editor, petition, endorsers_page):
    end(editor, takes_organizations="on")

    assert add_organization(endorsers_page)[0] == 303


def test_questions_are_not_mailed_any_more_and_thanks_are(editor, petition, mailoutbox):
    Client().post(petition.url, SIGNER)
    PetitionPage.objects.filter(pk=petition.pk).update(confirmation=PetitionPage.Confirmation.COUNT)
    Client().post(petition.url, SIGNER | {"email": "late@signers.example"})
    assert set(Signature.objects.values_list("owed_mail", flat=True)) == {"thanks", "confirm"}

    end(editor)
    deliver_all()

    assert [message.to for message in mailoutbox] == [["maya@signers.example"]]


def test_it_says_when_the_last_signers_data_is_removed(editor, petition):
    Client().post(petition.url, SIGNER)
    html = editor.get(END).content.decode()
    assert "removed 24 months after each was last heard of" in html


def test_a_draft_stays_a_draft(editor, petition):
    page = anew(petition)
    page.title = "Words that nobody approved"
    page.save_revision()
    end(editor)

    page = anew(petition)
    assert page.title == petition.title
    assert page.has_unpublished_changes
    assert page.get_latest_revision_as_object().title == "Words that nobody approved"
    assert page.get_latest_revision_as_object().state == PetitionPage.State.CLOSED


def test_it_can_be_opened_again_and_what_was_closed_before_stays_closed(editor, home, petition):
    older = PetitionPage(title="An older one", slug="older", state=PetitionPage.State.CLOSED)
    home.add_child(instance=older)
    end(editor)
    editor.post(END, {"verb": "reopen"})

    assert not ClosedCampaign.objects.exists()
    assert (anew(petition).state, anew(older).state) == ("open", "closed")
    assert Client().post(petition.url, SIGNER).status_code == 303


def test_both_are_in_the_log_once(editor, home):
    end(editor)
    end(editor)
    editor.post(END, {"verb": "reopen"})
    editor.post(END, {"verb": "reopen"})
    actions = PageLogEntry.objects.filter(page=home.pk, action__startswith="campaign.")
    assert sorted(actions.values_list("action", flat=True)) == ["campaign.end", "campaign.reopen"]


def test_it_asks_for_words_and_for_being_sure_and_keeps_what_was_typed(editor, petition):
    answer = editor.post(END, {"words": "We won."})
    assert answer.status_code == 422
    assert "We won." in answer.content.decode()
    assert anew(petition).is_open()


def test_who_does_not_publish_the_landing_page_ends_nothing(client, petition):
    client.force_login(member_of(ANALYSTS, get_user_model()))
    assert end(client).status_code in (302, 403)
    assert client.get(reverse("campaign_archive")).status_code in (302, 403)
    assert anew(petition).is_open()


def test_the_archive_is_a_site_of_plain_files_without_signers(editor, home, petition):
    Client().post(petition.url, SIGNER | {"show_name": "on"})
    end(editor)
    editor.post(END, {"verb": "archive"})
    answer = editor.get(reverse("campaign_archive"))

    files = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content if answer.streaming else [answer.content])))
    names = set(files.namelist())
    page = f"{petition.url.strip('/').split('/')[-1]}/index.html"
    assert {"index.html", page, "README.txt"} <= names
    html = files.read(page).decode()
    soup = BeautifulSoup(html, "html.parser")
    assert "We won" in html
    assert "Maya" not in html
    assert not soup.select("script, form")
    styles = soup.select_one("link[rel=stylesheet]")["href"]
    assert styles.startswith("../files/")
    assert styles.removeprefix("../") in names
    assert soup.select_one(f"a[href='{'../index.html'}']")


def test_an_archive_leaves_out_what_strangers_do_not_see(editor, home, petition):
    hidden = PetitionPage(title="A draft", slug="a-draft", live=False)
    home.add_child(instance=hidden)
    editor.post(END, {"verb": "archive"})
    answer = editor.get(reverse("campaign_archive"))
    assert not [name for name in zipfile.ZipFile(io.BytesIO(answer.content)).namelist() if "a-draft" in name]
