"""The list of the library and its filters."""

from datetime import date

import pytest
from wagtail.models import PageViewRestriction

from resources.models import ResourcePage
from resources.views import RESOURCES_PER_PAGE


@pytest.fixture
def titles(client):
    def listed(**query):
        response = client.get("/resources/", query)
        assert response.status_code == 200
        return [resource.title for resource in response.context["resources"]]

    return listed


@pytest.fixture
def choices(client):
    def offered(name):
        form = client.get("/resources/").context["filter_form"]
        return [str(label) for _value, label in form.fields[name].choices]

    return offered


def test_featured_resources_stand_first_then_the_newest(titles, stocked, add_resource):
    add_resource("Old but featured", featured=True, date=date(2001, 1, 1))

    assert titles() == ["Old but featured", "Cobalt", "Letter", "Nickel", "Anonymous"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"kind": "letter"}, ["Letter"]),
        ({"publisher": "Mighty Earth"}, ["Letter", "Nickel"]),
        ({"year": "2023"}, ["Nickel", "Anonymous"]),
        ({"year": "2023", "publisher": "Mighty Earth"}, ["Nickel"]),
        ({"kind": "letter", "year": "2023"}, []),
        ({"kind": "", "publisher": "", "year": ""}, ["Cobalt", "Letter", "Nickel", "Anonymous"]),
        ({"utm_source": "mail"}, ["Cobalt", "Letter", "Nickel", "Anonymous"]),
    ],
)
def test_filters_narrow_the_list_together(titles, stocked, query, found):
    assert titles(**query) == found


def test_only_what_the_library_holds_is_offered_with_its_number(choices, stocked):
    assert choices("kind") == ["All types", "Report (3)", "Letter (1)"]
    assert choices("publisher") == ["All publishers", "Mighty Earth (2)", "Public Citizen (2)"]
    assert choices("year") == ["All years", "2025 (1)", "2024 (1)", "2023 (2)"]


def test_a_publisher_named_twice_lists_its_resource_once(titles, choices, stocked, add_resource):
    add_resource("Twice", publishers=["River Union", "River Union"])

    assert titles(publisher="River Union") == ["Twice"]
    assert "River Union (1)" in choices("publisher")


def test_an_empty_library_is_a_page(titles, choices, library):
    assert titles() == []
    assert choices("publisher") == ["All publishers"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "zzz"),
        ("year", "abc"),
        ("year", "1850"),
        ("publisher", "Nobody"),
        ("publisher", "\x00"),
        ("year", "9" * 30),
    ],
)
def test_a_value_that_is_no_choice_narrows_nothing_and_says_so(client, stocked, name, value):
    response = client.get("/resources/", {name: value, "kind": value if name == "kind" else "letter"})

    assert response.status_code == 200
    assert name in response.context["filter_form"].errors
    assert len(response.context["resources"]) == (4 if name == "kind" else 1)


def test_pages_of_the_list_keep_the_filters(client, stocked, add_resource):
    for number in range(RESOURCES_PER_PAGE + 1):
        add_resource(f"Paper {number:02}", publishers=["River & Sea"])

    response = client.get("/resources/", {"publisher": "River & Sea", "kind": "nonsense"})

    assert len(response.context["resources"]) == RESOURCES_PER_PAGE
    assert response.context["querystring"] == "publisher=River+%26+Sea"
    assert "publisher=River+%26+Sea" in response.content.decode()
    second = client.get("/resources/", {"publisher": "River & Sea", "page": "2"})
    assert len(second.context["resources"]) == 1


@pytest.mark.parametrize("page", ["0", "-3", "999", "x", "9" * 40, "\x00"])
def test_a_page_that_is_not_there_shows_one_that_is(titles, stocked, page):
    assert len(titles(page=page)) == 4


def test_drafts_and_private_resources_are_neither_listed_nor_counted(titles, choices, stocked):
    """A8: an unpublished or restricted resource lends the filters no publisher, year or count."""
    ResourcePage.objects.get(title="Letter").unpublish()
    PageViewRestriction.objects.create(page=ResourcePage.objects.get(title="Nickel"), restriction_type="login")

    assert titles() == ["Cobalt", "Anonymous"]
    assert choices("publisher") == ["All publishers", "Public Citizen (1)"]
    assert choices("year") == ["All years", "2025 (1)", "2023 (1)"]


def test_the_list_is_for_every_cache(client, stocked):
    response = client.get("/resources/?kind=report")

    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert client.head("/resources/?kind=report").status_code == 200


def test_more_resources_cost_no_more_queries(client, stocked, add_resource, django_assert_max_num_queries):
    client.get("/resources/?kind=report")
    with django_assert_max_num_queries(40) as few:
        client.get("/resources/?kind=report")
    for number in range(15):
        add_resource(f"Paper {number}", publishers=["A", f"Group {number}"])
    with django_assert_max_num_queries(len(few)):
        client.get("/resources/?kind=report")
