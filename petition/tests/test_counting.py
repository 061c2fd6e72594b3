"""The public count equals the rows that count."""

import re
import threading
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection, connections
from django.test import Client

from petition.models import OfflineBatch, Signature, SignatureTally
from petition.models.progress import progress
from petition.tests.signature_admin_cast import sign
from petition.tests.thanks import thanks_of


@pytest.mark.parametrize(
    ("count", "goals", "percent", "missing"),
    [
        (0, [], None, 0),
        (0, [100], 0, 100),
        (1, [1000], 0, 999),
        (999, [1000], 99, 1),
        (1000, [1000], 100, 0),
        (12_000, [1000], 100, 0),
        (1000, [1000, 2000], 50, 1000),
        (2500, [1000, 2000], 100, 0),
    ],
)
def test_s12_the_bar_is_whole_percent_never_over_100_and_none_without_a_goal(count, goals, percent, missing):
    step = progress(count, goals)
    assert (step.percent, step.missing) == (percent, missing)


@pytest.mark.parametrize("goal", [None, 0])
def test_s12_without_a_goal_no_bar_stands_anywhere(client, petition, goal):
    petition.goal = goal
    petition.save()
    sign(petition, "Ada")

    for address in ("/petition/", f"/embed/petition/{petition.pk}/", f"/embed/petition/{petition.pk}/badge.svg"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "<progress" not in answer.content.decode()
    said = client.get(f"/api/campaign/v1/petitions/{petition.pk}/count/").json()
    assert (said["signatures"], said["goal"]) == (1, None)


def test_s12_far_past_the_goal_the_bar_is_full_and_stays_so(client, petition):
    petition.goal = 100
    petition.save()
    OfflineBatch.objects.create(petition=petition, count=250, collected_on=date(2026, 5, 1))

    for address in ("/petition/", f"/embed/petition/{petition.pk}/"):
        bar = re.search(r"<progress[^>]*>", client.get(address).content.decode())[0]
        assert 'value="100"' in bar
        assert 'max="100"' in bar


def test_s11_the_number_after_signing_is_one_more_on_the_page_and_in_the_api(client, petition):
    for number, name in enumerate(["ada", "ben", "chi"], start=1):
        client.post("/petition/", {"given_name": name, "email": f"{name}@example.org"})
        cache.clear()  # as if the second had passed that the API's count may be behind
        count = client.get(f"/api/campaign/v1/petitions/{petition.pk}/count/").json()["signatures"]
        assert f'data-count="{number}"' in client.get("/petition/thanks/").content.decode()
        assert count == number


@pytest.mark.parametrize("address", ["/petition/", "/embed/petition/{pk}/", "/embed/petition/{pk}/?variant=count"])
def test_where_nobody_has_signed_stands_a_call_and_no_nought(client, petition, address):
    address = address.format(pk=petition.pk)
    assert shown_count(client.get(address)) == "Be the first to sign"
    sign(petition, "Ada")
    cache.clear()
    assert shown_count(client.get(address)) == "1 person has signed"


def test_nobody_is_called_to_sign_what_is_closed_or_just_signed(client, petition):
    assert "Be the first" not in shown_count(client.get("/petition/thanks/"))
    petition.state = "closed"
    petition.save()
    assert shown_count(client.get("/petition/")) == "0 people have signed"


def shown_count(response):
    """The words of the line of the count, without what is hidden."""
    line = BeautifulSoup(response.content, "html.parser").select_one(".signature-count__line")
    for hidden in line.select("[hidden]"):
        hidden.decompose()
    return " ".join(line.get_text(" ").split())


@pytest.mark.django_db(transaction=True)
def test_s7_parallel_posts_of_one_form_leave_one_row_one_count_and_all_are_thanked(petition):
    answers = []

    def post() -> None:
        response = Client().post("/petition/", {"given_name": "Ada", "email": "ada@example.org"})
        answers.append((response.status_code, thanks_of(response)))
        connections.close_all()

    threads = [threading.Thread(target=post) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [(303, "/petition/thanks/")] * 8
    assert Signature.objects.count() == 1
    assert SignatureTally.objects.of(petition).total() == 1
    assert connection.vendor in ("sqlite", "postgresql")
