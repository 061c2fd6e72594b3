"""Petitions, as another site reads them."""

import pytest
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import PageViewRestriction

from petition.models import PetitionPage, PetitionQuestion
from petition.signing import channels
from petition.signing.sign import sign
from petition.submission.attribution import Visit
from petition.submission.submission import Submission

PETITIONS = "/api/campaign/v1/petitions/"


def signed(petition, number=1):
    for person in range(number):
        submission = Submission(given_name="Ada", email=f"ada{person}@{petition.slug}.example")
        sign(petition=petition, submission=submission, visit=Visit(), channel=channels.FORM)


def test_a_closed_petition_says_what_came_of_it(client, petition):
    petition.closing_text = '<p>The minister agreed. See <a href="/petition/updates/">how</a>.</p>'
    petition.save()
    assert client.get(f"{PETITIONS}{petition.pk}/").json()["closing_text"] is None  # it is open still

    petition.state = PetitionPage.State.CLOSED
    petition.save()
    cache.clear()

    assert client.get(f"{PETITIONS}{petition.pk}/").json()["closing_text"] == {
        "html": '<p>The minister agreed. See <a href="http://localhost/petition/updates/">how</a>.</p>',
        "text": "The minister agreed. See how.",
    }


def test_a_petition_has_all_that_a_front_end_shows(client, petition):
    signed(petition, 3)
    shown = client.get(f"{PETITIONS}{petition.pk}/").json()
    assert set(shown) == {
        *("id", "locale", "title", "html_url", "statement", "state", "signatures", "goal", "form", "share"),
        *("wording", "wordings", "closing_text", "closes_at", "introduction", "target", "thanks", "published_at"),
        *("translations", "on_paper", "goals", "lately"),
    }
    assert shown["id"] == petition.pk
    assert shown["title"] == "Put rights first"
    assert shown["html_url"] == "http://localhost/petition/"
    assert (shown["state"], shown["signatures"], shown["goal"]) == ("open", 3, 100)
    assert shown["statement"][0]["type"] == "text"
    assert shown["statement"][0]["value"] == {
        "html": "<p>We ask for fair agreements.</p>",
        "text": "We ask for fair agreements.",
    }
    assert shown["introduction"]["text"] == "Sign before the talks end."
    assert shown["thanks"]["heading"] == "Thank you for signing"
    assert (shown["on_paper"], shown["goals"]) == (0, [100])
    assert shown["translations"] == [{"id": petition.pk, "locale": "en", "html_url": "http://localhost/petition/"}]


def test_each_language_of_a_petition_names_all_others(client, petition, french):
    named = [
        {"id": petition.pk, "locale": "en", "html_url": "http://localhost/petition/"},
        {"id": french["petition"].pk, "locale": "fr", "html_url": "http://localhost/fr/petition/"},
    ]
    for page in (petition, french["petition"]):
        assert client.get(f"{PETITIONS}{page.pk}/").json()["translations"] == named

    french["petition"].unpublish()
    cache.clear()
    assert client.get(f"{PETITIONS}{petition.pk}/").json()["translations"] == named[:1]


def test_a_list_shows_each_petition_as_by_itself(client, petition, closed_petition):
    listed = client.get(PETITIONS).json()
    assert listed["count"] == 2
    for shown in listed["items"]:
        assert shown == client.get(f"{PETITIONS}{shown['id']}/").json()


def test_a_petition_past_its_end_is_closed(client, petition):
    petition.closes_at = timezone.now()
    petition.save()
    assert client.get(f"{PETITIONS}{petition.pk}/").json()["state"] == "closed"


def test_the_count_is_the_number_and_the_goal(client, petition):
    """S12: without a goal there is none, not a zero."""
    signed(petition, 2)
    assert client.get(f"{PETITIONS}{petition.pk}/count/").json() == {"signatures": 2, "goal": 100, "lately": None}
    PetitionPage.objects.update(goal=None)
    cache.clear()
    assert client.get(f"{PETITIONS}{petition.pk}/count/").json() == {"signatures": 2, "goal": None, "lately": None}


def test_what_is_shared_is_absolute_and_decoded_once(client, petition):
    """A6."""
    petition.title = 'Rivers & "rights"'
    petition.save()
    share = client.get(f"{PETITIONS}{petition.pk}/").json()["share"]
    assert share["url"] == "http://localhost/petition/"
    assert share["title"] == 'Rivers & "rights"'
    assert share["text"] == "Sign before the talks end."
    assert share["image"]["url"].startswith(f"http://localhost/share/petition/{petition.pk}.png")
    assert (share["image"]["width"], share["image"]["height"]) == (1200, 630)
    assert client.get(share["qr_url"].removeprefix("http://localhost")).headers["Content-Type"] == "image/svg+xml"
    mail = share["links"][0]
    assert mail["network"] == "email"
    assert "subject=Rivers%20%26%20%22rights%22" in mail["href"]
    for link in share["links"]:
        assert link["template"].count("{url}") == 1, link["network"]
        assert "localhost" not in link["template"], link["network"]


@pytest.mark.parametrize("part", ["", "count/", "history/", "signatures/"])
def test_a_draft_is_nowhere(client, petition, part):
    """A8."""
    petition.unpublish()
    assert client.get(f"{PETITIONS}{petition.pk}/{part}").status_code == 404
    assert client.get(PETITIONS).json() == {"items": [], "count": 0}


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def test_a_private_petition_is_nowhere_not_even_for_those_who_may_see_its_page(admin_client, petition, kind):
    """A8."""
    PageViewRestriction.objects.create(page=petition, restriction_type=kind, password="open sesame")
    assert admin_client.get(f"{PETITIONS}{petition.pk}/").status_code == 404
    assert admin_client.get(PETITIONS).json()["count"] == 0
    body = {"given_name": "Ada", "email": "ada@example.org"}
    response = admin_client.post(f"{PETITIONS}{petition.pk}/signatures/", body, content_type="application/json")
    assert response.status_code == 404


def test_more_petitions_cost_no_more_queries(client, home, django_assert_max_num_queries):
    def add(number):
        petition = home.add_child(instance=PetitionPage(title=f"Petition {number}", slug=f"petition-{number}"))
        PetitionQuestion.objects.create(petition=petition, label="Why?", field_type="multiline", required=False)
        signed(petition)

    for number in range(12):
        add(number)
    with django_assert_max_num_queries(15):  # two for the words of the site's language
        assert len(client.get(PETITIONS).json()["items"]) == 12
