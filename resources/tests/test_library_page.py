"""The list of the library and its filters."""

from datetime import date

import pytest
from django.core.cache import cache
from wagtail.models import PageViewRestriction, Site

from resources.models import ResourcePage, Topic
from resources.pages.views import RESOURCES_PER_PAGE


@pytest.fixture
def titles(client):
    def listed(**query):
        response = client.get("/resources/", query)
        assert response.status_code == 200
        return [resource.title for resource in response.context["resources"]]

    return listed


@pytest.fixture
def choices(client):
    def offered(name, **query):
        form = client.get("/resources/", query).context["filter_form"]
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


def test_each_number_says_what_choosing_that_too_would_find(choices, stocked):
    assert choices("publisher", year="2023") == ["All publishers", "Mighty Earth (1)"]
    assert choices("kind", year="2023") == ["All types", "Report (2)"]
    assert choices("year", year="2023") == ["All years", "2025 (1)", "2024 (1)", "2023 (2)"]
    assert choices("kind", kind="letter", year="2023") == ["All types", "Report (2)", "Letter (0)"]


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


def queries_of(client, path, max_num_queries):
    """How many a process asks that has answered before, and whose cache holds nothing but the sites' addresses."""
    client.get(path)
    cache.clear()
    Site.get_site_root_paths()
    with max_num_queries(100) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


FILTERED = "/resources/?kind=report&publisher=A&year=2025&sort=title&page=2"


@pytest.mark.parametrize(
    ("path", "at_most"), [("/resources/", 12), (FILTERED, 12), ("/resources/cobalt/", 17), ("/resources/feed/", 10)]
)
def test_a_large_library_costs_no_more_queries(
    client, stocked, add_resource, django_assert_max_num_queries, path, at_most
):
    """Three of the list's queries, for the sites, the landing page and the language, are Wagtail's for any page."""
    few = queries_of(client, path, django_assert_max_num_queries)
    topic = Topic.objects.create(name="Water")
    for number in range(45):
        resource = add_resource(f"Paper {number}", publishers=["A", f"Group {number}", "Public Citizen"])
        resource.topics = [topic]
        resource.save()
    many = queries_of(client, path, django_assert_max_num_queries)

    assert many <= at_most
    assert many - few <= 1  # the publishers of what is found, where nothing was found before


@pytest.mark.parametrize(
    ("query", "number"), [("", 4), ("publisher=Mighty Earth", 2), ("year=2023&kind=report", 2), ("sort=title", 4)]
)
def test_the_number_found_is_said(client, stocked, query, number):
    assert f"{number} resources" in client.get(f"/resources/?{query}").content.decode()


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", "/resources/"),
        ("?page=2", "/resources/?page=2"),
        ("?kind=report", "/resources/"),
        ("?kind=report&page=2", "/resources/"),
    ],
)
def test_search_engines_are_told_each_part_of_the_whole_list_and_no_filtered_one(
    client, stocked, add_resource, query, canonical
):
    for number in range(RESOURCES_PER_PAGE + 1):
        add_resource(f"Paper {number:02}")

    page = client.get(f"/resources/{query}").content.decode()

    assert f'<link rel="canonical" href="http://localhost{canonical}">' in page
    assert ('rel="prev"' if "page=2" in query else 'rel="next"') in page


def test_an_alias_of_a_private_page_is_private(client, stocked):
    """A8."""
    resource = ResourcePage.objects.get(title="Cobalt")
    resource.create_alias(update_slug="copy", parent=stocked)
    PageViewRestriction.objects.create(page=resource, restriction_type="login")

    assert "Cobalt" not in client.get("/resources/").content.decode()
    assert client.get("/resources/copy/").status_code == 302
