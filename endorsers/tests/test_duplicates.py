"""Case E1: the same organization twice."""

import pytest

from endorsers.models import Endorser
from endorsers.models.keys import name_key, website_key
from endorsers.moderation.duplicates import possible_duplicates
from endorsers.tests.representatives import ADD, confirmed, shown, submitted, typed

KNOWN = "An endorsement of this organization is already here"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Example Alliance", "The Example Alliance, Inc."),
        ("Example Alliance", "EXAMPLE  ALLIANCE LLC"),
        ("Rivers & Mines", "Rivers and Mines"),
        ("Bürgerverein Köln e.V.", "Burgerverein Koln"),
        ("L’Alliance", "L'Alliance"),
        ("La Alianza, S.A.", "Alianza"),
        ("U.S. River Watch", "US River Watch"),
        ("Straße für alle gGmbH", "Strasse fur alle"),
        ("Alliance “Clear Water”", "Alliance Clear-Water"),
    ],
)
def test_e1_names_that_differ_in_what_people_vary_are_one(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("River Alliance of Ohio", "River Alliance of Iowa"),
        ("Water Foundation", "Water Trust"),
        ("संगठन", "संगठना"),
        ("河流", "河川"),
        ("The", "Inc."),
        ("!!!", "???"),
    ],
)
def test_e1_other_names_are_other_organizations(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    "address", ["http://example.org", "https://www.example.org/", "https://EXAMPLE.org/index.html", "example.org"]
)
def test_e1_a_website_is_one_however_it_is_written(address):
    assert website_key(address) == "example.org"


def test_e1_chapters_with_a_page_each_on_one_site_are_apart():
    assert website_key("https://example.org/ohio") != website_key("https://example.org/iowa")


def second(client, **changes):
    values = {"name": "The Example Alliance, Inc.", "website": "", "contact_email": "second@other.example"} | changes
    return client.post(ADD, typed(**values))


@pytest.mark.parametrize("first", [submitted, confirmed, shown])
def test_e1_the_second_is_told_without_a_word_about_the_first_ones_contact(client, endorsers_page, first):
    first(name="Example Alliance", website="https://example.org", contact_name="Zora Firstly")
    response = second(client)
    html = response.content.decode()
    assert response.status_code == 422
    assert KNOWN in html
    for secret in ("Zora", "amara@rivers.example"):
        assert secret not in html
    assert 'href="/endorsement/link/"' in html
    assert Endorser.objects.count() == 1


def test_e1_the_same_website_is_told_too(client, endorsers_page):
    submitted(name="Example Alliance", website="https://www.example.org/")
    assert KNOWN in second(client, name="Alliance for Examples", website="http://example.org").content.decode()


def test_e1_many_organizations_have_pages_on_one_social_site(client, endorsers_page):
    submitted(name="Example Alliance", website="https://www.facebook.com/")
    assert second(client, name="Another", website="https://facebook.com").status_code == 303


def test_e1_who_says_that_it_is_another_one_is_taken_and_editors_see_the_pair(client, endorsers_page):
    first = submitted(name="Example Alliance", website="https://example.org").endorser
    assert second(client, different_organization="on").status_code == 303
    twin = Endorser.objects.exclude(pk=first.pk).get()
    assert list(possible_duplicates(twin)) == [first]
    assert list(possible_duplicates(first)) == [twin]


def test_e1_a_withdrawn_or_rejected_one_stands_in_nobodys_way(client, endorsers_page):
    from django.utils import timezone

    first = submitted(name="Example Alliance").endorser
    Endorser.objects.filter(pk=first.pk).update(withdrawn_at=timezone.now())
    assert second(client).status_code == 303


def test_e1_the_box_is_there_only_for_whom_it_matters(client, endorsers_page):
    assert "different_organization" not in client.get(ADD).content.decode()


def test_entries_that_editors_rename_are_compared_by_their_new_name(db):
    endorser = Endorser.objects.create(name="Old Name")
    endorser.name = "New Name"
    endorser.save(update_fields=["name"])
    endorser.refresh_from_db()
    assert endorser.name_key == "new name"
