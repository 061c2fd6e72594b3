"""How often the database is asked for a page that nobody keeps, however many rows it shows."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from campaign.core.models import CampaignDocument, CampaignImage, CampaignSettings, NavigationSettings
from endorsers.models import Endorser
from home.models import ContentPage
from petition.models import PetitionUpdatePage
from petition.tests.signers import signed
from resources.models import ResourcePage, ResourcePublisher, Topic

pytestmark = pytest.mark.django_db

FEW, MANY = 2, 12
AT_MOST = {
    "/": 25,
    "/petition/": 16,  # one of them for a statement whose words were changed
    "/petition/updates/": 11,
    "/petition/thanks/": 10,
    "/endorsers/": 10,
    "/faq/": 7,
    "/resources/": 11,  # one for the collections that are not public, one for the renditions of all covers
    "/resources/deal-0/": 20,
    "/text-0/": 7,
    "/search/?q=deal": 21,  # a query a kind on PostgreSQL, one for the names of topics
}


@pytest.fixture
def campaign(home, petition, endorsers_page, library, faq_page):
    """All of it on the landing page, with settings and menus."""
    site = petition.get_site()
    CampaignSettings.objects.create(site=site, organization_name="River Alliance", privacy_page=faq_page)
    home.sections = [
        ("hero", {"headline": "Sign", "ask": f'<p><a linktype="page" id="{petition.pk}">Now</a></p>'}),
        ("sign_form", {"page": petition}),
        ("spread_the_word", {"heading": "Share", "page": petition}),
        ("endorser_wall", {"heading": "Endorsers", "page": endorsers_page}),
        ("faq", {"heading": "Questions", "page": faq_page}),
        ("resources", {"heading": "Resources", "page": library, "limit": 50}),
    ]
    home.save()
    return site


@pytest.fixture
def add_rows(campaign, home, petition, library, faq_page):
    """Adds some of everything that a page lists or links to."""
    topic = Topic.objects.create(name="Rivers", slug="rivers")
    menu = []

    def add(number):
        page = home.add_child(instance=ContentPage(title=f"Text of the deal {number}", slug=f"text-{number}"))
        link = f'<p>See <a linktype="page" id="{page.pk}">this</a>.</p>'
        first = ContentPage.objects.get(slug="text-0")
        first.body.append(("text", link))
        first.save()
        petition.statement.append(("text", link))
        petition.save()
        signed(petition, email=f"ada-{number}@example.org", country="US", show_name=True)
        petition.add_child(instance=PetitionUpdatePage(title=f"News {number}", slug=f"news-{number}"))
        document = CampaignDocument.objects.create(title="Deal", file=ContentFile(b"words", name="deal.pdf"))
        resource = ResourcePage(title=f"Deal {number}", slug=f"deal-{number}", document=document, introduction=link)
        resource.date, resource.topics = date(2025, 7, 4), [topic]
        resource.publishers = [ResourcePublisher(name=f"River Press {number}")]
        logo = CampaignImage.objects.create(title=f"Logo {number}", file=get_test_image_file(size=(20, 10)))
        resource.own_cover = logo if number % 2 else None
        library.add_child(instance=resource)
        Endorser.objects.create(name=f"Union {number}", scope=("national", "local")[number % 2], logo=logo)
        question = {"question": f"What is deal {number}?", "answer": link}
        faq_page.sections.append(("section", {"heading": f"Deal {number}", "questions": [question]}))
        faq_page.save()
        menu.append({"type": "link", "value": {"text": "", "page": page.pk, "url": "", "language": ""}})
        NavigationSettings.objects.update_or_create(
            site=campaign, defaults={"header": menu, "header_button": menu[:1], "footer": menu}
        )

    return add


@pytest.fixture
def asked(client):
    """The queries of each page."""

    def queries(address):
        client.get(address)  # fills what a process reads once, and makes the pictures
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return [query["sql"] for query in captured]

    return queries


def test_a_page_asks_seldom_and_no_more_often_for_more_rows(add_rows, asked):
    for number in range(FEW):
        add_rows(number)
    few = {address: len(asked(address)) for address in AT_MOST}
    for number in range(FEW, MANY):
        add_rows(number)
    many = {address: asked(address) for address in AT_MOST}

    more = {address: queries for address, queries in many.items() if len(queries) > few[address]}
    assert not more
    too_many = {address: queries for address, queries in many.items() if len(queries) > AT_MOST[address]}
    assert not too_many


def test_settings_that_change_are_shown_at_once(client, campaign, petition):
    assert b"River Alliance" in client.get("/petition/").content
    settings = CampaignSettings.for_site(campaign)
    settings.organization_name = "Lake Alliance"
    settings.save()

    assert b"Lake Alliance" in client.get("/petition/").content
