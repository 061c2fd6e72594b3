"""A partner's page in the page cache: one copy a partner, until the partner changes."""

import pytest

from petition.partners.presenting import present, rest
from petition.tests.signers import signed

pytestmark = pytest.mark.django_db
WITH = "/petition/with/lakes/"


@pytest.fixture
def lakes(petition):
    words = {"welcome": "The lakes <need> you.", "thanks": "The lakes thank you."}
    return present(site=petition.get_site(), name="Friends of the Lakes", slug="lakes", **words)


def test_one_copy_is_kept_until_the_partner_changes_and_none_of_made_up_names(reader, lakes, committed):
    for query in ("", "?utm_source=x", "?ref=abcdefghijklmnop"):
        assert b"need&gt; you" in reader.get(f"{WITH}{query}").body
    assert reader.rendered == [WITH]
    assert "Cache-Status" not in reader.get("/petition/with/nobody/").headers
    with committed():
        present(partner=lakes, site=lakes.site, name="Friends of the Lakes", welcome="Other words.")
    assert b"Other words." in reader.get(WITH).body
    with committed():
        rest(partner=lakes)
    assert reader.get(WITH).status == 302


def test_the_partners_thanks_are_kept_but_for_the_count(reader, lakes, petition):
    assert reader.get(f"{WITH}thanks/?ref=abcdefghijklmnop").status == 200
    signed(petition)
    again = reader.get(f"{WITH}thanks/")
    assert reader.rendered == [f"{WITH}thanks/"]
    assert b"The lakes thank you." in again.body
