"""Pages that many tests stand on: one small campaign, made by hand."""

import pytest
from django.core.cache import cache
from wagtail.models import Locale, Page, Site

pytest_plugins = [
    "campaign.tests.services",
    "campaign.tests.browsing",
    "campaign.tests.databases",
    "campaign.tests.clusters",
    "campaign.tests.linked_sites",
    "campaign.tests.redis_servers",
]


@pytest.fixture(autouse=True)
def _fresh_cache():
    from campaign.core import delivery
    from campaign.core.languages import addresses
    from petition import inserting
    from petition.abuse import access
    from petition.quick import ready, version
    from petition.signers import consent

    cache.clear()
    addresses._code.cache_clear()
    version.forget_version()
    ready.forget_ready()
    access.forget_recent()
    delivery.forget_woken()
    consent._stored.cache_clear()  # numbers of rows that the last test's rollback took away
    yield
    inserting.close_shared_connection()  # or PostgreSQL keeps the test's database


@pytest.fixture
def home(db):
    """An empty landing page as the root of the only site."""
    from home.models import HomePage

    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Minerals for people", slug="minerals"))
    site = Site.objects.get(is_default_site=True)
    site.root_page = home
    site.save()
    Page.objects.filter(slug="home", depth=2).exclude(pk=home.pk).delete()
    return HomePage.objects.get(pk=home.pk)


@pytest.fixture
def petition(home):
    """An open petition at /petition/ with a goal of 100."""
    from petition.models import PetitionPage

    return home.add_child(
        instance=PetitionPage(
            title="Put rights first",
            slug="petition",
            introduction="<p>Sign before the talks end.</p>",
            goal=100,
            statement=[("text", "<p>We ask for fair agreements.</p>")],
        )
    )


@pytest.fixture
def closed_petition(home):
    from petition.models import PetitionPage

    return home.add_child(instance=PetitionPage(title="Won already", slug="won", state="closed"))


@pytest.fixture
def endorsers_page(home):
    from endorsers.models import EndorsersPage

    return home.add_child(instance=EndorsersPage(title="Endorsers", slug="endorsers"))


@pytest.fixture
def library(home):
    from resources.models import ResourceLibraryPage

    return home.add_child(instance=ResourceLibraryPage(title="Resources", slug="resources"))


@pytest.fixture
def faq_page(home):
    from home.models import FAQPage

    questions = [{"question": "What is at stake?", "answer": "<p>Rivers, jobs and lives.</p>"}]
    return home.add_child(
        instance=FAQPage(title="Questions", slug="faq", sections=[("section", {"heading": "", "questions": questions})])
    )


@pytest.fixture
def french(home, petition, faq_page):
    """The landing page, the petition and the questions in French, published."""
    locale = Locale.objects.create(language_code="fr")
    pages = {}
    for name, page in {"home": home, "petition": petition, "faq": faq_page}.items():
        page.save_revision().publish()
        copy = page.copy_for_translation(locale)
        copy.title = {"home": "Des minerais", "petition": "Les droits d’abord", "faq": "Vos questions"}[name]
        copy.save_revision().publish()
        pages[name] = type(page).objects.get(pk=copy.pk)
    return pages
