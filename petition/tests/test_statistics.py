"""Statistics in the admin: exact, by kind, as a file, of one's own sites alone, and from tallies."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone

from petition.counting.facets import count_facets
from petition.counting.statistics import Span, growth, in_steps
from petition.models import OfflineBatch, Signature
from petition.tests.signers import asks_to_confirm, signed

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def grown(petition):
    """Two signed ten days ago, three today, four on paper in between; all by the newsletter, one waits."""
    petition.goal = 100
    petition.save()
    for number in range(5):
        now = timezone.now() - timedelta(days=10 if number < 2 else 0)
        one = signed(petition, email=f"{number}@example.org", country="US", language="en" if number else "fr", now=now)
        Signature.objects.filter(pk=one.pk).update(source="newsletter")
    OfflineBatch.objects.create(petition=petition, count=4, collected_on=TODAY() - timedelta(days=5))
    waiting = signed(asks_to_confirm(petition), email="waits@example.org")
    Signature.objects.filter(pk=waiting.pk).update(source="newsletter")
    count_facets()
    return petition


def table(response):
    return list(csv.reader(StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))


def page(client, **query):
    return client.get(reverse("statistics"), query)


def test_the_curve_is_exact_and_includes_paper(grown):
    days = growth([grown.pk], Span())
    assert [day.total for day in days if day.new] == [2, 6, 9]
    assert len(days) == 11
    assert [day.total for day in growth([grown.pk], Span(since=TODAY() - timedelta(days=1)))] == [6, 9]


def test_long_times_are_told_by_week_and_by_month(grown):
    weeks = in_steps(growth([grown.pk], Span(since=TODAY() - timedelta(days=100))))
    assert len(weeks) in (15, 16)
    months = in_steps(growth([grown.pk], Span(since=TODAY() - timedelta(days=1000))))
    assert 32 <= len(months) <= 34
    assert sum(month.new for month in months) == months[-1].total == 9


def test_the_page_has_the_numbers_in_words_and_tables(admin_client, grown):
    html = page(admin_client).content.decode()
    for words in ("Goal: 100", "By source", "newsletter", "83 %", "United States of America", "French", "On paper"):
        assert words.lower() in html.lower(), words
    assert html.count('role="img"') == 2


def test_states_stand_on_a_map_with_their_numbers(admin_client, petition):
    for number, place in enumerate(("44114", "44114", "77002", "82001")):  # Ohio, Texas, Wyoming
        signed(petition, email=f"{number}@example.org", country="US", postal_code=place)
    signed(petition, email="berlin@example.org", country="DE", postal_code="10115")
    count_facets()
    html = page(admin_client).content.decode()
    assert html.count("chart--tiles") == 1
    for words in ("<title>Ohio: 2</title>", "<title>Texas: 1</title>", "<title>California: 0</title>"):
        assert words in html


def test_each_table_is_a_file(admin_client, grown):
    days = table(page(admin_client, download="growth"))
    assert days[0] == ["Day", "New signatures", "On paper", "In all"]
    assert days[-1] == [TODAY().isoformat(), "3", "0", "9"]
    assert table(page(admin_client, download="language")) == [
        ["Language", "Signatures"],
        ["English", "4"],
        ["French", "1"],
    ]
    assert page(admin_client, download="nothing").status_code == 404


def test_a_time_is_chosen_and_a_wrong_one_is_told(admin_client, grown):
    since = TODAY().isoformat()
    assert table(page(admin_client, since=since, download="source"))[1:] == [["newsletter", "3"]]
    response = page(admin_client, since=since, until=date(2020, 1, 1).isoformat())
    assert response.status_code == 200
    assert "This day is before the first one." in response.content.decode()
    assert "Enter a valid date." in page(admin_client, since="soon").content.decode()


def test_whoever_may_enter_sees_numbers_and_no_names(editor_with, client, grown):
    editor_with()
    html = page(client).content.decode()
    assert "newsletter" in html
    assert "Lovelace" not in html


def test_before_anybody_signs_it_says_so(admin_client, petition):
    assert "Nobody has signed yet." in page(admin_client).content.decode()


def test_no_signature_that_counts_is_read(admin_client, grown, django_assert_max_num_queries):
    page(admin_client)
    with django_assert_max_num_queries(40) as asked:
        page(admin_client)
    reads = [query["sql"] for query in asked.captured_queries if 'FROM "petition_signature"' in query["sql"]]
    assert len(reads) == 1
    assert "'pending'" in reads[0]
    assert "LIMIT 10000" in reads[0]
