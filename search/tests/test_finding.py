"""What is found for which words, and in which order."""

import pytest

from search.finding import find


def titles(text, **kwargs):
    return [found.title for found in find(text=text, **kwargs).results]


@pytest.mark.parametrize(
    ("text", "kind", "title", "url"),
    [
        ("rights first", "petition", "Put rights first", "/petition/"),
        ("what is at stake", "faq", "What is at stake?", "/faq/#what-is-at-stake"),
        ("deadly cost", "resource", "The Deadly Cost of Cobalt Mining in the Congo", None),
        ("privacy", "page", "Privacy", "/privacy/"),
        ("minerals for people", "page", "Minerals for people", "/"),
        ("resources", "page", "Resources", "/resources/"),
        ("endorsers", "page", "Endorsers", "/endorsers/"),
    ],
)
def test_every_kind_of_public_thing_is_found(campaign, text, kind, title, url):
    found = find(text=text).results[0]

    assert (found.kind, found.title) == (kind, title)
    assert url is None or found.url == url


def test_an_endorser_leads_to_its_own_page(campaign):
    found = find(text="Ríos Vivos Alliance").results[0]

    assert found.kind == "endorser"
    assert found.url == "/endorsers/rios-vivos-alliance/"
    assert found.text == "Ohio. Rivers are not for sale."


def test_an_endorser_leads_to_its_own_site_where_there_is_no_endorsers_page(home):
    from endorsers.models import Endorser

    Endorser.objects.create(name="River Union", website="https://river.example")

    assert find(text="river union").results[0].url == "https://river.example"


def test_the_very_title_stands_before_titles_and_texts_with_the_words(campaign, add_resource):
    add_resource("Cobalt and its many neighbours in the ground")
    add_resource("Notes", text="Cobalt, cobalt, cobalt and again cobalt.")
    add_resource("Cobalt")

    found = titles("cobalt")

    assert found[0] == "Cobalt"
    assert set(found[1:3]) == {
        "Cobalt and its many neighbours in the ground",
        "The Deadly Cost of Cobalt Mining in the Congo",
    }
    assert set(found[3:]) == {"Notes", "Privacy"}


@pytest.mark.parametrize(
    "text",
    ["Sánchez", "sanchez", "SANCHEZ", "Sánchez’s colleague", "colleagues calling"],
)
def test_accents_case_and_inflections_make_no_difference(campaign, text):
    assert titles(text) == ["Sánchez, colleagues call for transparency"]


@pytest.mark.parametrize(
    "text", ["US Indonesia", "U.S. Indonesia", "u.s.-indonesia", "indonesia deals", "Mineral Deal"]
)
def test_acronyms_and_plurals_are_found_either_way(campaign, text):
    assert "Report: U.S.-Indonesia Minerals Deal Threatens Sovereignty" in titles(text)


def test_a_publisher_finds_its_resources_as_soon_as_they_are_saved(campaign):
    assert titles("friends of the congo") == ["The Deadly Cost of Cobalt Mining in the Congo"]


def test_the_text_of_a_page_is_searched_too(campaign):
    assert titles("smelters coast") == ["Report: U.S.-Indonesia Minerals Deal Threatens Sovereignty"]


def test_a_misspelled_word_is_corrected_and_said_so(campaign):
    findings = find(text="cobolt minning")

    assert findings.corrected == "cobalt mining"
    assert findings.results[0].title == "The Deadly Cost of Cobalt Mining in the Congo"


def test_a_word_that_is_there_is_never_corrected(campaign):
    assert find(text="coal").corrected == ""


def test_where_nothing_has_all_words_what_has_some_is_shown_and_said_so(campaign):
    findings = find(text="smelters xylophone")

    assert findings.partial
    assert [found.title for found in findings.results] == ["Report: U.S.-Indonesia Minerals Deal Threatens Sovereignty"]


def test_each_question_is_a_result_and_the_page_where_no_question_has_all_words(campaign, faq_page):
    assert titles("rivers lives") == ["What is at stake?"]
    faq_page.introduction = "<p>Answers by our lawyers.</p>"
    faq_page.save()

    assert titles("lawyers") == ["Questions"]
    assert titles("lawyers lives") == ["Questions"]


def test_kinds_are_counted_over_all_results_and_narrow_them(campaign):
    findings = find(text="cobalt", kind="page")

    assert [found.title for found in findings.results] == ["Privacy"]
    assert {entry.value: entry.count for entry in findings.kinds} == {"page": 1, "resource": 1}


def test_a_page_unpublished_while_the_reader_turns_pages_is_left_out(campaign):
    from home.models import ContentPage

    results = find(text="cobalt").results
    ContentPage.objects.get(slug="privacy").unpublish()

    assert [found.title for found in results[:20]] == ["The Deadly Cost of Cobalt Mining in the Congo"]


@pytest.mark.parametrize(
    ("title", "text"), [("关键矿产报告", "矿产"), ("ग्राम सभा की रिपोर्ट", "सभा"), ("تقرير المعادن", "تقرير")]
)
def test_other_scripts_are_found(campaign, add_resource, title, text):
    """A7: titles in Chinese, Hindi and Arabic."""
    add_resource(title, slug="other-script")

    assert titles(text) == [title]
