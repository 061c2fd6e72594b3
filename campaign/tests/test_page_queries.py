"""How often the database is asked for a page that nobody keeps."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaign.core.models import NavigationSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(client):
    def queries(address):
        client.get(address)  # fills what a process reads once
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    return queries


def _menu(petition, links):
    link = {"type": "link", "value": {"text": "Sign", "page": petition.pk, "url": "", "fragment": ""}}
    NavigationSettings.objects.update_or_create(site=petition.get_site(), defaults={"header": [link] * links})


def test_a_petition_page_asks_at_most_20_times(asked, petition):
    _menu(petition, 1)

    assert asked("/petition/") <= 20


def test_a_landing_page_with_its_form_asks_at_most_18_times(asked, home, petition):
    _menu(petition, 1)
    home.sections = [("sign_form", {"page": petition})]
    home.save()

    assert asked("/") <= 18


def test_more_links_in_the_menu_ask_no_more(asked, petition):
    _menu(petition, 1)
    few = asked("/petition/")
    _menu(petition, 8)

    assert asked("/petition/") == few
