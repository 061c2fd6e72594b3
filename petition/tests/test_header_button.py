"""The button in the site's header, on the pages of a petition that the menu does not name."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Site

from campaign.core.models import NavigationSettings
from home.models import ContentPage
from petition.models import PetitionPage, PetitionUpdatePage


@pytest.fixture
def second(home, petition):
    """A second petition with an update, and a button in the menu that leads to the first one."""
    button = [("link", {"page": petition, "url": "", "label": "Sign"})]
    NavigationSettings.objects.create(site=Site.objects.get(is_default_site=True), header_button=button)
    second = home.add_child(instance=PetitionPage(title="Clean the river", slug="river"))
    second.add_child(instance=PetitionUpdatePage(title="Met", slug="met", date="2026-05-02"))
    home.add_child(instance=ContentPage(title="About us", slug="about"))
    return second


def button_on(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return page.select_one(".site-header__button")["href"]


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/river/", "/river/#sign"),
        ("/river/thanks/", "/river/#sign"),
        ("/river/updates/", "/river/#sign"),
        ("/river/met/", "/river/#sign"),
        ("/petition/", "/petition/#sign"),
        ("/about/", "/petition/"),
        ("/", "/petition/"),
    ],
)
def test_it_leads_to_the_form_of_the_petition_that_is_looked_at(client, second, address, leads_to):
    assert button_on(client, address) == leads_to


def test_where_nobody_can_sign_any_more_it_leads_where_the_menu_says(client, second):
    second.state = "closed"
    second.save()
    assert button_on(client, "/river/") == "/petition/"


def test_a_button_to_something_else_stays(client, second):
    menus = NavigationSettings.objects.get()
    menus.header_button = [("link", {"page": None, "url": "https://donate.example/", "label": "Donate"})]
    menus.save()
    assert button_on(client, "/river/") == "https://donate.example/"
