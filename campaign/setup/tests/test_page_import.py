"""A campaign page from elsewhere: found, shown, changed, taken in, and harmless twice."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from campaign.runtime.network.safe_fetch import FetchError
from campaign.setup.checklist import checklist
from campaign.setup.models import PageImport
from campaign.setup.page_import import opening
from endorsers.import_export import importing
from endorsers.models import Endorser
from endorsers.tests.representatives import picture
from home.models import FAQPage, HomePage
from petition.models import PetitionPage
from resources.models import ResourcePage

PAGE = (Path(__file__).parent / "pages" / "campaign.html").read_bytes()
ADDRESS = "https://tradetable.example/campaigns/critical-minerals/"
HEADLINE = "Critical Minerals Agreements Must Prioritize Labor, Environmental and Human Rights."
NATIONAL, LOCAL = 10, 6


@pytest.fixture
def editor_client(client, editor, begun):
    client.force_login(editor)
    return client


@pytest.fixture(autouse=True)
def logos(monkeypatch):
    """Each logo can be had; the addresses that were asked for."""
    asked = []

    def fetched(url):
        asked.append(url)
        return picture()

    monkeypatch.setattr(importing, "fetch", fetched)
    return asked


@pytest.fixture
def bring(editor_client):
    """Uploads a page; the answer is the list of what was found."""

    def bring(content=PAGE):
        file = SimpleUploadedFile("page.html", content)
        return editor_client.post(reverse("campaign_page_import"), {"file": file}, follow=True)

    return bring


@pytest.fixture
def take(editor_client, django_capture_on_commit_callbacks):
    """Sends the list as it is shown, with changes by the fields' names."""

    def take(shown, **changes):
        review = shown.context["review"]
        data = {name: value for name, value in review.data.items() if value}
        named = dict(enumerate(review.organizations))
        for number, item in named.items():
            if not item.label:
                data[f"organization-{number}-name"] = "Indigenous Rights Watchers"
        known = [item.add_prefix("take") for item in review.items if item.known]
        data = {name: value for name, value in data.items() if name not in known} | {"region": "Ohio"} | changes
        with django_capture_on_commit_callbacks(execute=True):
            done = editor_client.post(shown.request["PATH_INFO"], data)
        return done if done.status_code != 302 else editor_client.get(done["Location"])

    return take


def line(site, words):
    return next(line for line in checklist(site) if line.words == words)


def test_a_page_is_shown_with_all_that_was_found_and_nothing_is_made(bring, logos):
    shown = bring()
    html = shown.content.decode()
    review = shown.context["review"]
    assert HEADLINE in html
    assert [len(items) for items in (review.questions, review.organizations, review.resources)] == [3, 16, 9]
    assert html.index("Look again, take nothing") < html.index("Take in what is ticked")  # what Enter presses
    assert "The page has a logo without a name" in html
    assert "Say in which state or region the organization works." in html
    assert [Endorser.objects.count(), ResourcePage.objects.count(), Redirect.objects.count(), logos] == [0, 0, 0, []]


def test_what_is_ticked_comes_in(bring, take, begun, logos):
    done = take(bring(), publish="on")

    home = HomePage.objects.get()
    hero = home.sections[0].value
    assert hero["headline"] == HEADLINE
    assert "number of possible Critical Minerals Agreements" in hero["ask"].source
    assert "number of possible" in PetitionPage.objects.get().introduction
    questions = [entry for section in FAQPage.objects.get().sections for entry in section.value["questions"]]
    assert [entry["question"] for entry in questions][2:4] == [
        "What are Critical Minerals?",
        "What are “Critical Mineral Agreements”?",
    ]
    assert "<li>Create good-paying jobs;</li>" in questions[-1]["answer"].source
    assert (
        '<a href="https://tradetable.example/wp-content/uploads/recommendations.pdf">' in questions[-1]["answer"].source
    )
    national, local = (Endorser.objects.filter(live=True, scope=scope) for scope in ("national", "local"))
    assert (national.count(), local.count()) == (NATIONAL, LOCAL)
    assert set(local.values_list("region", flat=True)) == {"Ohio", "Nevada", "Arizona", "Texas"}
    assert local.get(name="Nevada Desert Guardians").logo is not None
    assert len(logos) == NATIONAL + LOCAL
    assert ResourcePage.objects.live().count() == 9
    html = done.content.decode()
    assert "16 came in, 0 were there already, 0 were refused" in html
    assert ">Headline and ask</a>: published" in html
    assert line(begun.site, "Endorsing organizations").is_done


def test_kinds_numbers_publishers_and_dates_are_told_from_their_line(bring, take):
    take(bring())
    update = ResourcePage.objects.get(title__startswith="The Deadly Cost")
    assert (update.kind, update.publisher_names) == ("report", ["Public Table", "Friends of the River"])
    assert (update.date, update.date_precision, update.updated_note) == (date(2025, 7, 1), "month", "Update")
    letter = ResourcePage.objects.get(title__startswith="Concerns Regarding")
    assert (letter.kind, letter.signatories, letter.byline) == ("joint_letter", 36, "")
    assert ResourcePage.objects.get(title__startswith="Faith Principles").kind == "principles"


def test_old_paths_lead_to_the_pages_that_stand_for_them(bring, take, client, begun):
    take(bring())
    faq = FAQPage.objects.get()
    made = {redirect.old_path: redirect.redirect_page_id for redirect in Redirect.objects.all()}
    assert made["/campaigns/critical-minerals"] == begun.site.root_page_id
    assert made["/campaigns/critical-minerals/faq"] == faq.pk
    assert "/donate" not in made
    assert client.get("/campaigns/critical-minerals/").status_code == 301


def test_without_publishing_all_of_it_waits(bring, take, begun):
    done = take(bring()).content.decode()
    assert HomePage.objects.get().sections[0].value["headline"] != HEADLINE
    assert not Endorser.objects.filter(live=True).exists()
    assert "waits as a draft" in done
    assert "they wait as drafts" in done


def test_twice_changes_nothing(bring, take):
    take(bring(), publish="on")
    before = made()
    shown = bring()
    assert [item.label for item in shown.context["review"].taken] == []
    assert "Is there already" in shown.content.decode()
    # Somebody whose list was older than what is there now.
    stale = {item.add_prefix("take"): "on" for item in shown.context["review"].items}
    take(shown, **stale)
    assert made() == before


def made():
    pages = [*FAQPage.objects.all(), *PetitionPage.objects.all(), *ResourcePage.objects.all()]
    return (
        Endorser.objects.count(),
        Redirect.objects.count(),
        sorted((page.pk, page.latest_revision_id) for page in pages),
    )


def test_the_button_pressed_twice_takes_once(bring, take, editor_client):
    shown = bring()
    take(shown, publish="on")
    again = take(shown, publish="on")
    assert again.request["PATH_INFO"].endswith("/taken/")
    assert Endorser.objects.count() == NATIONAL + LOCAL


def test_what_is_not_ticked_stays_out_and_what_was_changed_comes_in_changed(bring, take):
    shown = bring()
    nothing = {item.add_prefix("take"): "" for item in shown.context["review"].items}
    take(shown, **nothing | {"question-1-take": "on", "question-1-question": "What is a CMA?"})
    draft = FAQPage.objects.get().get_latest_revision_as_object()
    assert [entry["question"] for entry in draft.sections[0].value["questions"]][2:] == ["What is a CMA?"]
    assert [Endorser.objects.count(), ResourcePage.objects.count(), Redirect.objects.count()] == [0, 0, 0]


def test_errors_stand_beside_their_field_and_what_was_typed_is_kept(bring, take):
    wrong = take(bring(), **{"resource-0-date": "soon", "resource-0-title": "My own title", "redirect-0-path": "old"})
    html = wrong.content.decode()
    assert wrong.status_code == 422
    assert "2 entries need something first" in html
    assert "Write the date as 4 December 2025" in html
    assert "Enter a path of this site" in html
    assert "My own title" in html
    assert not Endorser.objects.exists()


def test_a_headline_that_an_editor_wrote_is_not_overwritten_unasked(bring, take, begun):
    take(bring(), publish="on")
    home = HomePage.objects.get()
    home.sections[0].value["headline"] = "Our own headline"
    home.save_revision().publish()
    shown = bring()
    (item,) = shown.context["review"].headline
    assert not item.is_taken
    assert "Written already: “Our own headline”" in shown.content.decode()


def test_another_editors_waiting_changes_are_not_published(bring, take, begun):
    home = HomePage.objects.get()
    home.title = "Half a thought"
    home.save_revision()
    take(bring(), publish="on")
    home.refresh_from_db()
    assert home.title != "Half a thought"
    assert home.get_latest_revision_as_object().sections[0].value["headline"] == HEADLINE


def test_an_address_is_fetched_within_bounds(editor_client, monkeypatch):
    asked = {}

    def fetched(url, **bounds):
        asked.update(bounds, url=url)
        return PAGE

    monkeypatch.setattr(opening, "fetch", fetched)
    shown = editor_client.post(reverse("campaign_page_import"), {"address": ADDRESS}, follow=True)
    assert HEADLINE in shown.content.decode()
    assert asked == {"url": ADDRESS, "max_bytes": 5 * 1024 * 1024}


def test_what_can_not_be_read_is_said_beside_the_field(editor_client, monkeypatch):
    def refused(url, **bounds):
        raise FetchError("The server could not be reached.")

    monkeypatch.setattr(opening, "fetch", refused)

    def said(**data):
        response = editor_client.post(reverse("campaign_page_import"), data)
        assert response.status_code == 422
        return response.content.decode()

    unreached = said(address=ADDRESS)
    assert "The server could not be reached." in unreached
    assert ADDRESS in unreached
    assert "Give an address or a file." in said()
    assert "This is neither a web page nor plain text." in said(file=SimpleUploadedFile("a.pdf", b"%PDF-1.7 \x00\x01"))
    assert "larger than 5 MB" in said(file=SimpleUploadedFile("a.html", b"<p>" + b"a" * 5 * 1024 * 1024))
    assert "made by scripts" in said(file=SimpleUploadedFile("a.html", b"<div id=app></div>"))
    assert not PageImport.objects.exists()


def test_who_may_not_begin_does_not_bring(client, begun, django_user_model):
    client.force_login(django_user_model.objects.create_user("eve", "eve@rivers.example", "correct-horse"))
    assert client.post(reverse("campaign_page_import"), {"address": ADDRESS}).status_code in (302, 403)
    assert not PageImport.objects.exists()


@pytest.mark.django_db
def test_before_the_beginning_an_editor_is_led_there(client, admin_user):
    client.force_login(admin_user)
    response = client.get(reverse("campaign_page_import"))
    assert response.headers["Location"] == reverse("campaign_setup")


def test_the_list_until_the_launch_leads_here(editor_client):
    assert reverse("campaign_page_import") in editor_client.get(reverse("campaign_checklist")).content.decode()


def test_a_page_that_nobody_takes_in_is_forgotten(bring):
    bring()
    assert PageImport.objects.forget_old() == 0
    assert PageImport.objects.forget_old(now=timezone.now() + timedelta(days=31)) == 1
