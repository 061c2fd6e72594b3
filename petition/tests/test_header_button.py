"""The button in the site's header, on the pages of a petition that the menu does not name."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
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
    return the_button(client, address)["href"]


def the_button(client, address, selector=".site-header__button"):
    return BeautifulSoup(client.get(address).content, "html.parser").select_one(selector)


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


@pytest.mark.parametrize("address", ["/river/updates/", "/river/met/", "/about/"])
def test_one_for_readers_of_another_language_is_not_there(client, second, petition, address):
    menus = NavigationSettings.objects.get()
    menus.header_button.append(("link", {"page": petition, "url": "", "label": "Firmar", "language": "es"}))
    menus.save()
    assert "Firmar" not in client.get(address).content.decode()


def test_where_nobody_can_sign_any_more_it_leads_where_the_menu_says(client, second):
    second.state = "closed"
    second.save()
    assert button_on(client, "/river/") == "/petition/"


@pytest.mark.parametrize("address", ["/", "/about/", "/petition/", "/search/"])
def test_once_the_petition_is_closed_it_says_that_there_is_a_result(client, second, petition, address):
    petition.state = "closed"
    petition.save()
    button = the_button(client, address)
    assert (button["href"], button.text) == ("/petition/#sign", "See the result")


def test_it_says_so_from_the_moment_of_its_end(client, second, petition):
    petition.closes_at = timezone.now() - timedelta(minutes=1)
    petition.save()
    assert the_button(client, "/").text == "See the result"


def test_the_button_under_the_headline_says_so_too(client, home, petition):
    ask = {"headline": "Clean the river", "ask": "<p>Now.</p>", "button_label": "Sign here"}
    home.sections = [("hero", ask), ("sign_form", {"heading": "", "page": petition})]
    home.save()
    assert the_button(client, "/", ".hero__go a").text == "Sign here"
    petition.state = "closed"
    petition.save()
    assert the_button(client, "/", ".hero__go a").text == "See the result"


def test_an_update_of_a_closed_petition_leads_to_its_result(client, second):
    second.state = "closed"
    second.save()
    button = the_button(client, "/river/met/", ".section__more .button")
    assert (button["href"], button.text) == ("/river/#sign", "See the result")


def test_a_button_to_something_else_stays(client, second):
    menus = NavigationSettings.objects.get()
    menus.header_button = [("link", {"page": None, "url": "https://donate.example/", "label": "Donate"})]
    menus.save()
    assert button_on(client, "/river/") == "https://donate.example/"
