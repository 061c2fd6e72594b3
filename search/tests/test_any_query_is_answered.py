"""A1: whatever is typed gives results or none, never an error, on every database."""

from urllib.parse import quote

import pytest
from modelsearch.query import And, Fuzzy, Not, Or, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.utils import parse_query_string

from search.finding import find

ODD = [
    '"',
    '""',
    "'",
    "it's",
    "ice & fire",
    "ice | !fire",
    "drink\\",
    "💙 fire",
    "💙",
    "POL-358",
    "100% fair",
    "%",
    "%s %(x)s",
    "",
    "   ",
    "\x00",
    "a\x00b",
    "word " * 2000,
    "x" * 5000,
    " ".join(str(number) for number in range(2000)),
    "NEAR(a b) OR AND NOT",
    "title:cobalt*",
    "<script>alert(1)</script>",
    "हिन्दी",
    "معادن",
    "关键矿产",
    "\ud7ff\U0010ffff",
]


def test_the_page_answers_any_text(client, campaign):
    for text in ODD:
        assert client.get("/search/", {"q": text}).status_code == 200, repr(text[:50])
        assert client.head(f"/search/?q={quote(text[:50])}").status_code == 200, repr(text[:50])


def test_the_editors_search_and_the_read_api_stand_on_the_same_cleaning(campaign):
    for text in ODD:
        _filters, parsed = parse_query_string(text, operator="and")
        for query in (text, parsed):
            assert len(Page.objects.live().search(query)[:5]) <= 5, repr(text[:50])
            assert len(Page.objects.live().autocomplete(query)[:5]) <= 5, repr(text[:50])


def test_bytes_that_are_no_text_are_answered(client, campaign):
    assert client.get("/search/?q=%00").status_code == 200
    assert client.get("/search/?q=%FF%FE").status_code == 200
    assert client.get("/search/?q=cobalt&page=%00&type=%00").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        And([PlainText("cobalt"), Phrase('"')]),
        Or([PlainText("&"), PlainText("cobalt")]),
        And([PlainText("cobalt"), Not(PlainText("nickel"))]),
    ],
)
def test_composed_queries_keep_their_meaning_without_their_symbols(campaign, query):
    titles = [page.title for page in Page.objects.live().search(query)]

    assert "The Deadly Cost of Cobalt Mining in the Congo" in titles


def test_composed_queries_of_symbols_only_find_nothing(campaign):
    assert list(Page.objects.search(And([PlainText("&"), Phrase("%")]))) == []
    assert list(Page.objects.search(Fuzzy("\x00"))) == []


@pytest.mark.parametrize("text", ["POL-358", "pol 358", "pol-358", "Pol 358"])
def test_a_reference_with_a_dash_is_found_however_it_is_written(campaign, add_resource, text):
    add_resource("Answer to POL-358")

    assert [found.title for found in find(text=text).results] == ["Answer to POL-358"]
