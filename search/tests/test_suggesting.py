"""Suggestions while typing."""

import pytest
from wagtail.models import PageViewRestriction


def suggested(client, words):
    answer = client.get("/search/suggest/", {"q": words})
    assert answer.status_code == 200
    return answer.json()["suggestions"]


def test_titles_and_questions_are_suggested_from_the_beginnings_of_their_words(client, petition, faq_page):
    assert suggested(client, "ri") == ["Put rights first"]
    assert suggested(client, "What is at") == ["What is at stake?"]
    assert suggested(client, "ights") == []


def test_a_single_letter_suggests_nothing(client, petition):
    assert suggested(client, "p") == []


def test_a8_a_private_page_is_not_suggested(client, petition):
    PageViewRestriction.objects.create(page=petition, restriction_type="login")
    assert suggested(client, "rights") == []


@pytest.mark.parametrize("words", ['"', "it's", "ice & fire", "drink\\", "💙 fire", "", "\0\0", "a " * 2000, "100%"])
def test_a1_whatever_is_typed_there_is_an_answer(client, home, words):
    assert suggested(client, words) == []


def test_any_cache_may_keep_an_answer_for_a_minute(client, home):
    assert "public" in client.get("/search/suggest/?q=ri")["Cache-Control"]
