"""The report of networks and mail domains from which more signatures come than usual."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from petition.abuse import trends as trends_module
from petition.abuse.trends import DAY, HOUR, WEEK, trends
from petition.counting.busiest import busiest_petitions
from petition.models import PetitionPage, Signature, SignatureTally

NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)


@pytest.fixture
def signers(petition):
    """Adds signatures straight to the table: (how long ago, address, network, state)."""

    def add(ago: timedelta, domain: str, network: str = "", state: str = "confirmed", times: int = 1) -> None:
        first = Signature.objects.count()
        Signature.objects.bulk_create(
            Signature(
                petition=petition,
                given_name="Ada",
                email=f"a{number}@{domain}",
                canonical_email=f"a{number}@{domain}",
                network_key=network,
                state=state,
                created_at=NOW - ago,
                confirmed_at=NOW - ago if state == "confirmed" else None,
            )
            for number in range(first, first + times)
        )

    return add


def test_the_most_come_first_with_their_states_and_the_usual_number(petition, signers):
    signers(timedelta(hours=2), "spam.example", "n1", times=30)
    signers(timedelta(hours=2), "spam.example", "n1", state="pending", times=15)
    signers(timedelta(hours=2), "spam.example", "n1", state="rejected", times=5)
    signers(timedelta(hours=3), "example.org", "n2", times=2)
    signers(timedelta(days=3), "spam.example", "n1", times=7)

    found = trends(petition=petition, window=DAY, now=NOW)

    assert [(trend.value, trend.signatures) for trend in found.networks] == [("n1", 50), ("n2", 2)]
    spam = found.domains[0]
    assert (spam.value, spam.pending_percent, spam.rejected_percent, spam.usual) == ("spam.example", 30, 10, 1.0)
    assert [trend.is_unusual for trend in found.domains] == [True, False]


@pytest.mark.parametrize(("window", "number"), [(HOUR, 1), (DAY, 2), (WEEK, 3)])
def test_each_window_looks_at_its_own_time(petition, signers, window, number):
    for ago in (timedelta(minutes=10), timedelta(hours=10), timedelta(days=5), timedelta(days=20)):
        signers(ago, "example.org")
    assert trends(petition=petition, window=window, now=NOW).domains[0].signatures == number


def test_what_is_as_many_as_ever_is_not_unusual(petition, signers):
    for day in range(8):
        signers(timedelta(days=day, hours=1), "gmail.com", times=30)
    gmail = trends(petition=petition, window=DAY, now=NOW).domains[0]
    assert (gmail.signatures, gmail.usual, gmail.is_unusual) == (30, 30.0, False)


def test_erased_signers_and_unknown_networks_are_in_no_list(petition, signers):
    signers(timedelta(hours=1), "example.org")
    Signature.objects.update(canonical_email="removed:1", anonymized_at=NOW)
    found = trends(petition=petition, window=DAY, now=NOW)
    assert (found.networks, found.domains) == ([], [])


def test_with_very_many_only_the_newest_are_read_and_rates_stay_comparable(petition, signers, monkeypatch):
    monkeypatch.setattr(trends_module, "SAMPLE", 10)
    for minute in range(1, 600):
        signers(timedelta(minutes=minute), "example.org", "n1")
    found = trends(petition=petition, window=DAY, now=NOW)

    assert found.is_cut
    assert found.since == NOW - timedelta(minutes=11)
    assert found.networks[0].signatures <= 10
    assert found.networks[0].usual == pytest.approx(found.networks[0].signatures, rel=0.3)


def test_it_takes_few_queries_however_many_networks_there_are(petition, signers, django_assert_max_num_queries):
    for number in range(60):
        signers(timedelta(hours=1), f"d{number}.example", f"n{number}")
    with django_assert_max_num_queries(6):
        found = trends(petition=petition, window=DAY, now=NOW)
    assert (len(found.networks), len(found.domains)) == (20, 20)


def test_a_petition_without_signatures_has_no_trends(petition):
    assert trends(petition=petition, window=HOUR, now=NOW).domains == []


def test_the_page_opens_with_the_petition_that_people_sign(admin_client, home, petition):
    SignatureTally.objects.create(petition=petition, day=timezone.localdate(), slot=0, count=4)
    home.add_child(instance=PetitionPage(title="Not public yet", slug="later", live=False))
    assert admin_client.get(reverse("signing_trends")).context["petition"] == petition
    offered = BeautifulSoup(admin_client.get(reverse("signatures:import")).content, "html.parser")
    assert offered.select_one("select[name=petition] option").text == petition.title


def test_where_nobody_signs_a_public_petition_goes_before_a_draft(home, petition):
    home.add_child(instance=PetitionPage(title="Not public yet", slug="later", live=False))
    assert busiest_petitions(5)[0] == petition
