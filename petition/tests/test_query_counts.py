"""How often the database is asked for a signature and for its count, whatever stands in the tables."""

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from petition.models import Signature
from petition.signing import channels
from petition.signing.sign import write_signature
from petition.submission.attribution import Visit
from petition.submission.submission import Submission
from petition.tests.served_site import FORM, JSON

FEW, MANY = 3, 30


@pytest.fixture
def asked(site, petition, api):
    """Posts one signature on each way and tells how often each asked the database."""

    def count(run):
        def post(email, way):
            if way == "api":
                return site.post(api, json.dumps({"given_name": "Ada", "email": email}), JSON)["status"]
            body = f"given_name=Ada&email={email.replace('@', '%40')}"
            return site.post("/petition/", body, FORM, by_django=way == "django")["status"]

        def queries(email, way):
            with CaptureQueriesContext(connection) as captured:
                status = post(email, way)
            assert status == (202 if way == "api" else 303)
            return len(captured)

        found = {}
        for way in ("django", "form", "api"):
            post(f"first-{way}-{run}@example.org", way)  # what a process reads once
            found[way] = queries(f"ada-{way}-{run}@example.org", way), queries(f"ada-{way}-{run}@example.org", way)
        return found

    return count


def _sign(petition, number):
    for one in range(number):
        write_signature(
            petition=petition,
            submission=Submission(given_name="Grace", email=f"grace{one}@example.org", country="US", show_name=True),
            visit=Visit(language="en"),
            channel=channels.FORM,
        )


# On PostgreSQL the row and its count go over the process's own connection, which is not looked at here.
ASKED = {
    "sqlite": {"none": {"django": 9, "form": 4, "api": 4}, "count": {"django": 8, "form": 3, "api": 3}},
    "postgresql": {"none": {"django": 7, "form": 2, "api": 2}, "count": {"django": 7, "form": 2, "api": 2}},
}
# What a repeated one asks more, at any channel: a transaction of its own (case S2: nobody can time that it was there).
AGAIN = {"sqlite": {"none": 2, "count": 7}, "postgresql": {"none": 3, "count": 7}}


@pytest.mark.parametrize("confirmation", ["none", "count"])
def test_a_signature_costs_as_many_queries_however_many_have_signed(asked, petition, confirmation):
    petition.confirmation = confirmation
    petition.save()
    _sign(petition, FEW)
    few = asked("few")
    _sign(petition, MANY)
    many = asked("many")

    assert Signature.objects.count() == MANY + 2 * 6
    assert many == few
    new, again = zip(*many.values(), strict=True)
    # A savepoint and its release, the row and its count; the quick channels look for no page.
    assert dict(zip(many, new, strict=True)) == ASKED[connection.vendor][confirmation]
    assert {later - first for first, later in zip(new, again, strict=True)} == {AGAIN[connection.vendor][confirmation]}


def test_the_count_asks_as_often_however_many_have_signed(client, petition, api):
    address = api.replace("signatures/", "count/")

    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            counted = client.get(address).json()["signatures"]
        return counted, len(captured)

    queries()
    _sign(petition, FEW)
    few, asked = queries()
    _sign(petition, MANY)

    assert few == FEW
    assert queries() == (MANY, asked)
    assert asked <= 6
