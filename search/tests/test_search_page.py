"""The page that a visitor sees."""

import pytest

from search.pages.views import RESULTS_PER_PAGE


@pytest.fixture
def search(client):
    def fetch(**query):
        response = client.get("/search/", query)
        response.html = response.content.decode()
        return response

    return fetch


def test_an_empty_search_shows_the_form_only(search, home):
    response = search()

    assert response.status_code == 200
    assert 'name="q"' in response.html
    assert response.context["kinds"] == []


def test_the_words_are_marked_in_title_and_excerpt(search, campaign):
    html = search(q="nickel coast").html

    assert "<mark>Nickel</mark> smelters burn coal along the <mark>coast</mark>." in html
    assert "Cobalt <mark>Mining</mark>" in search(q="deadly mining").html


def test_markup_in_a_title_or_text_stays_text(search, campaign, add_resource):
    add_resource("Lead <script>alert(1)</script> & zinc", introduction="<p>Zinc &lt;b&gt;bold&lt;/b&gt;</p>")

    html = search(q="zinc").html

    assert "<script>alert(1)" not in html
    assert "Lead &lt;script&gt;alert(1)&lt;/script&gt; &amp; <mark>zinc</mark>" in html
    assert "<mark>Zinc</mark> &lt;b&gt;bold&lt;/b&gt;" in html


def test_the_query_itself_is_escaped(search, home):
    assert "<script>alert" not in search(q='"><script>alert(1)</script>').html


def test_a_long_text_is_cut_around_the_words(search, campaign, add_resource):
    add_resource("Long", text="Filler words here. " * 200 + "Then a manganese nodule appears. " + "More filler. " * 200)

    excerpt = search(q="manganese").context["results"][0].excerpt

    assert "a <mark>manganese</mark> nodule" in excerpt
    assert excerpt.startswith("… ")
    assert excerpt.endswith(" …")
    assert len(excerpt) < 300


def test_results_can_be_narrowed_to_a_kind(search, campaign):
    response = search(q="cobalt", type="resource")

    assert [found.kind for found in response.context["results"]] == ["resource"]
    assert sorted(response.context["kinds"]) == [("page", "Page", 1), ("resource", "Resource", 1)]
    assert "type=page" in response.html


@pytest.mark.parametrize("kind", ["zzz", "petition", '"><b>'])
def test_a_kind_without_results_is_ignored(search, campaign, kind):
    response = search(q="cobalt", type=kind)

    assert response.context["kind"] == ""
    assert len(response.context["results"]) == 2


def test_pages_keep_the_query_and_the_kind(search, campaign, add_resource):
    for number in range(RESULTS_PER_PAGE + 1):
        add_resource(f"Tungsten paper {number}")

    response = search(q="tungsten", type="resource")

    assert len(response.context["results"]) == RESULTS_PER_PAGE
    assert "q=tungsten&amp;type=resource&amp;page=2" in response.html
    assert len(search(q="tungsten", page=2).context["results"]) == 1


@pytest.mark.parametrize("page", ["0", "-1", "999", "abc", "9" * 40])
def test_a_page_that_is_not_there_shows_one_that_is(search, campaign, page):
    response = search(q="cobalt", page=page)

    assert response.status_code == 200
    assert len(response.context["results"]) == 2


def test_nothing_found_is_said_and_helped(search, campaign):
    html = search(q="xylophone").html

    assert "Nothing found for “xylophone”" in html


def test_a_correction_is_said(search, campaign):
    assert "cobalt" in search(q="cobolt").html


def test_the_page_sets_no_cookie_and_varies_on_none(search, campaign):
    """A4: one cached page serves everybody."""
    response = search(q="cobalt")

    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "public" in response["Cache-Control"]


def test_a_post_is_refused(client, home):
    assert client.post("/search/", {"q": "x"}).status_code == 405


def test_more_results_cost_no_more_queries(search, campaign, add_resource, django_assert_max_num_queries):
    for number in range(5):
        add_resource(f"Tungsten paper {number}", publishers=["Public Citizen"])
    with django_assert_max_num_queries(40) as few:
        search(q="tungsten")
    for number in range(5, 18):
        add_resource(f"Tungsten paper {number}", publishers=["Public Citizen", "Mighty Earth"])
    with django_assert_max_num_queries(len(few)):
        search(q="tungsten")
