"""The petition's page lists the latest signers who agreed to be named."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from campaign.core.models import PublicGeneration
from petition.models import PetitionPage, Signature
from petition.signing import channels
from petition.signing.sign import write_signature
from petition.signing.withdrawing import withdraw
from petition.submission.attribution import Visit
from petition.submission.submission import Submission

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def sign(petition):
    def write(*names, **facts):
        for name in names:
            number = Signature.objects.count()
            write_signature(
                petition=petition,
                submission=Submission(given_name=name, email=f"{number}@mail.example", **{"show_name": True} | facts),
                visit=Visit(),
                channel=channels.IMPORT,
                now=NOON + timedelta(days=number),
            )

    return write


@pytest.fixture
def listed(client, db):
    """The entries of the list, each as its words."""

    def read(path="/petition/"):
        document = html.fromstring(client.get(path).content)
        entries = document.xpath("//*[@aria-labelledby='recent-signers']//li")
        return [" ".join(entry.text_content().split()) for entry in entries]

    return read


def test_the_latest_who_agreed_stand_on_the_page_with_place_and_day(sign, listed):
    sign("Ada", postal_code="44114", country="US", comment="Rivers first.")
    sign("Bob", show_name=False)
    sign("Carol", country="FR")
    sign("Dan")
    assert listed() == [
        "Dan March 4, 2026",
        "Carol France March 3, 2026",
        "Ada Ohio, United States of America March 1, 2026",
    ]


def test_of_many_only_the_latest_eight_are_listed(sign, listed):
    sign(*(f"Person{number}" for number in range(12)))
    assert [entry.split()[0] for entry in listed()] == [f"Person{number}" for number in range(11, 3, -1)]


def test_two_names_make_no_list(sign, listed):
    sign("Ada", "Bob")
    sign("Carol", show_name=False)
    assert listed() == []


def test_who_takes_the_signature_back_is_named_no_more(sign, listed):
    sign("Ada", "Bob", "Carol", "Dan")
    withdraw(signature=Signature.objects.get(given_name="Bob"))
    assert [entry.split()[0] for entry in listed()] == ["Dan", "Carol", "Ada"]


def test_a_translation_lists_the_same_people_in_its_language(sign, listed, french):
    sign("Ada", "Bob", "Carol", country="US")
    assert listed("/fr/petition/")[0] == "Carol États-Unis d'Amérique 3 mars 2026"


def test_an_editor_takes_the_list_away_in_all_languages(sign, listed, petition, french):
    sign("Ada", "Bob", "Carol")
    petition.show_recent_signers = False
    petition.save()
    assert listed() == []
    assert listed("/fr/petition/") == []


def test_a_closed_petition_still_says_who_signed(sign, listed, petition):
    sign("Ada", "Bob", "Carol")
    petition.state = PetitionPage.State.CLOSED
    petition.save()
    assert len(listed()) == 3


def test_a_new_petition_is_previewed_without_the_list():
    assert PetitionPage(title="New").recent_signers() == []


def test_the_list_costs_one_query_however_many_have_signed(sign, listed, petition):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            listed()
        return len(captured)

    asked()
    sign("Ada", "Bob", "Carol")
    few = asked()
    sign(*(f"Person{number}" for number in range(20)))
    assert asked() == few
    petition.show_recent_signers = False
    petition.save()
    assert asked() == few - 1


def test_signing_throws_no_kept_page_away(sign, listed):
    before = list(PublicGeneration.objects.values())
    sign("Ada", "Bob", "Carol")
    assert list(PublicGeneration.objects.values()) == before
