"""Where the signers of a petition with millions of them live is counted now and then, and not on each look."""

import pytest

from petition.counting import facets
from petition.counting.history import by_place
from petition.tests.signers import signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def large(petition, monkeypatch):
    monkeypatch.setattr(facets, "READ_UP_TO", 2)
    for number, country in enumerate(["US", "US", "CA"]):
        signed(petition, email=f"{number}@example.org", country=country)
    return petition


def countries_of(petition):
    return {entry["country"]: entry["signatures"] for entry in by_place(petition).countries}


def test_before_the_first_count_the_signatures_are_read(large):
    assert countries_of(large) == {"US": 2, "CA": 1}


def test_a_count_is_shown_until_the_next_one(large):
    facets.count_facets()
    signed(large, email="new@example.org", country="MX")

    assert countries_of(large) == {"US": 2, "CA": 1}
    assert facets.count_facets() == 1
    assert countries_of(large) == {"US": 2, "CA": 1, "MX": 1}


def test_what_has_not_changed_is_not_counted_again(large):
    assert facets.count_facets() == 1
    assert facets.count_facets() == 0


def test_looking_reads_no_signature_of_a_large_petition(large, django_assert_max_num_queries):
    facets.count_facets()
    with django_assert_max_num_queries(2) as asked:
        by_place(large)
    assert not [query for query in asked.captured_queries if 'petition_signature"' in query["sql"]]
