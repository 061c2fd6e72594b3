"""How a petition grew, for charts on other sites."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from petition.models import Signature
from petition.signing import channels
from petition.signing.sign import sign
from petition.submission.attribution import Visit
from petition.submission.submission import Submission


@pytest.fixture
def signed(petition):
    def add(name, when, **values):
        submission = Submission(given_name=name, email=f"{name}@example.org", **values)
        sign(petition=petition, submission=submission, visit=Visit(), channel=channels.FORM, now=when)

    return add


@pytest.fixture
def noon():
    return datetime(2026, 3, 10, 12, tzinfo=timezone.get_default_timezone())


def history(client, petition):
    return client.get(f"/api/campaign/v1/petitions/{petition.pk}/history/").json()


def test_a_petition_that_nobody_signed_has_an_empty_history(client, petition):
    assert history(client, petition) == {"days": [], "hours": [], "countries": [], "regions": []}


def test_days_and_the_hours_of_the_last_two_of_them(client, petition, signed, noon):
    signed("ada", noon - timedelta(days=5))
    signed("bob", noon - timedelta(days=1))
    signed("carol", noon - timedelta(minutes=50))
    signed("dan", noon - timedelta(minutes=40))
    with time_machine.travel(noon, tick=False):
        shown = history(client, petition)
    assert shown["days"] == [
        {"day": "2026-03-05", "signatures": 1},
        {"day": "2026-03-09", "signatures": 1},
        {"day": "2026-03-10", "signatures": 2},
    ]
    assert shown["hours"] == [
        {"hour": "2026-03-09T12:00:00-04:00", "signatures": 1},
        {"hour": "2026-03-10T11:00:00-04:00", "signatures": 2},
    ]


def test_places_with_the_most_signatures_first(client, petition, signed, noon):
    signed("ada", noon, country="US", postal_code="44114")
    signed("bob", noon, country="US", postal_code="43201")
    signed("carol", noon, country="US", postal_code="10001")
    signed("dan", noon, country="FR", postal_code="75001")
    signed("eve", noon)
    Signature.objects.filter(given_name="carol").update(state="rejected")
    shown = history(client, petition)
    assert shown["countries"] == [
        {"country": "US", "name": "United States of America", "signatures": 2},
        {"country": "", "name": "", "signatures": 1},
        {"country": "FR", "name": "France", "signatures": 1},
    ]
    assert shown["regions"] == [{"country": "US", "region": "Ohio", "signatures": 2}]


def test_it_is_computed_once_a_minute(client, petition, signed, noon):
    with time_machine.travel(noon, tick=False) as clock:
        assert history(client, petition)["days"] == []
        signed("ada", noon)
        clock.shift(30)
        assert history(client, petition)["days"] == []
        clock.shift(31)
        assert len(history(client, petition)["days"]) == 1
