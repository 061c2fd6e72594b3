"""Case E3: a person who signs for an organization is led to the form of organizations."""

import pytest


@pytest.mark.parametrize("path", ["/petition/", "/petition/thanks/"])
def test_e3_the_petition_leads_organizations_to_their_own_form(client, petition, endorsers_page, path):
    html = client.get(path).content.decode()
    assert "For an organization?" in html
    assert 'href="/endorsers/add/"' in html


def test_e3_where_there_is_no_such_form_nothing_leads_to_it(client, petition):
    assert "For an organization?" not in client.get("/petition/").content.decode()


def test_e3_a_form_that_is_no_longer_public_is_not_named(client, petition, endorsers_page):
    endorsers_page.unpublish()
    assert "For an organization?" not in client.get("/petition/").content.decode()
