"""A whole small campaign for a browser."""

import pytest

from endorsers.models import Endorser
from petition.models import PetitionUpdatePage
from resources.models import ResourcePage, ResourcePublisher


@pytest.fixture
def campaign_site(home, petition, endorsers_page, library, faq_page):
    """A landing page with every section, and something behind each."""
    Endorser.objects.create(name="Copper Valley Alliance", website="https://copper.example/", scope="national")
    Endorser.objects.create(name="Lake County Neighbors", scope="local", region="Ohio")
    report = ResourcePage(title="What a fair deal needs", slug="fair-deal", date="2026-05-01", date_precision="month")
    report.publishers = [ResourcePublisher(name="Copper Valley Alliance")]
    library.add_child(instance=report)
    petition.add_child(
        instance=PetitionUpdatePage(title="We met the minister", date="2026-05-02", introduction="<p>She listened.</p>")
    )
    home.sections = [
        ("hero", {"headline": "Minerals for people", "ask": "<p>Rights first.</p>", "button_label": "Sign now"}),
        ("sign_form", {"page": petition, "heading": "Sign the petition"}),
        ("spread_the_word", {"heading": "Spread the word", "text": "Tell two friends.", "page": petition}),
        (
            "endorser_wall",
            {
                "heading": "Endorsing Organizations",
                "national_heading": "National Organizations",
                "local_heading": "State or Local Organizations",
                "page": endorsers_page,
            },
        ),
        ("faq", {"heading": "Frequently Asked Questions", "page": faq_page}),
        ("resources", {"heading": "Resources", "page": library, "limit": 9}),
    ]
    home.save_revision().publish()
    return home


@pytest.fixture
def page_without_scripts(chromium, live_server):
    """A page of a browser in which scripts are off."""
    context = chromium.new_context(base_url=live_server.url, locale="en-US", java_script_enabled=False)
    yield context.new_page()
    context.close()
