"""A whole small campaign for a browser."""

import os
import shutil

import pytest
from altcha_django.challenge import ChallengeConfig

from campaign.tests.browser.hosting import hosted
from campaign.tests.browsing import CHROMIUM_NAMES, launch
from endorsers.models import Endorser
from petition.abuse import puzzle
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
def quick_puzzles(monkeypatch):
    """Puzzles that a busy machine solves within moments too."""
    quick = ChallengeConfig(cost=2, max_number=300, expires_seconds=600)
    monkeypatch.setattr(puzzle, "_DIFFICULTY", quick)
    monkeypatch.setattr(puzzle, "_HARDER", quick)


@pytest.fixture
def guarded(petition):
    """A petition with a puzzle."""
    petition.proof_of_work = True
    petition.save()
    return petition


@pytest.fixture
def page_without_scripts(chromium, live_server):
    """A page of a browser in which scripts are off."""
    context = chromium.new_context(base_url=live_server.url, locale="en-US", java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def cookieless_chromium(chromium):
    """A Chromium that blocks third-party cookies, as more and more browsers do."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)))
    browser = launch(chromium.browser_type, program, "--test-third-party-cookie-phaseout")
    yield browser
    browser.close()


@pytest.fixture
def host_folder(tmp_path):
    folder = tmp_path / "host"
    folder.mkdir()
    return folder


@pytest.fixture
def host(host_folder):
    """The origin of somebody else's site, whose files are in ``host_folder``."""
    with hosted(host_folder) as origin:
        yield origin


@pytest.fixture
def host_page(cookieless_chromium, host, console_errors):
    """A page of that site: ``host_page.goto("/")`` opens its index.html."""
    context = cookieless_chromium.new_context(base_url=host, locale="en-US")
    page = context.new_page()
    page.on("console", lambda message: console_errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: console_errors.append(str(error)))
    yield page
    context.close()
