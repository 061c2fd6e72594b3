"""Pages that many tests stand on: one small campaign, made by hand."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from wagtail.models import Locale, Page, Site

from campaign.tests.kept_rows import Repeated

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
    from campaign.core.languages import language_prefix
    from campaign.core.public_state.generation import watch
    from campaign.mail.delivering import delivery, smtp_server
    from petition.abuse import access, raising
    from petition.fast_path import ready
    from petition.partners import directory
    from petition.signing import inserting
    from petition.submission import consent

    cache.clear()
    language_prefix._code.cache_clear()
    watch.look_again()
    ready.forget_ready()
    directory.forget_directory()
    access.forget_recent()
    raising.forget_recent()
    delivery.forget_woken()
    consent._of_version.cache_clear()
    for outbox in delivery.outboxes():
        smtp_server.forget(outbox.name)
    consent._stored.cache_clear()  # numbers of rows that the last test's rollback took away
    yield
    inserting.close_shared_connection()  # or PostgreSQL keeps the test's database


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Commits what the block writes: what the fixtures wrote waits for a commit that never comes."""

    def block():
        connection.run_on_commit.clear()
        return django_capture_on_commit_callbacks(execute=True)

    return block


@pytest.fixture(scope="session")
def _rows_of_pages(django_db_setup, django_db_blocker):
    """What ``home``, ``petition`` and ``faq_page`` write: made once, and repeated in each test's transaction."""
    rows = {"home": Repeated(), "petition": Repeated(), "faq_page": Repeated()}
    with django_db_blocker.unblock(), transaction.atomic():
        with rows["home"]:
            home = _add_home()
        with rows["petition"]:
            _add_petition(home)
        with rows["faq_page"]:
            _add_faq_page(home)
        transaction.set_rollback(True)
    return rows


@pytest.fixture(scope="session")
def _rows_in_french(_rows_of_pages, django_db_blocker):
    """What ``french`` adds to them."""
    rows = Repeated()
    with django_db_blocker.unblock(), transaction.atomic():
        for each in _rows_of_pages.values():
            each.write()
        with rows:
            _add_french(_pages("en"))
        transaction.set_rollback(True)
    return rows


@pytest.fixture
def home(db, _rows_of_pages):
    """An empty landing page as the root of the only site."""
    from home.models import HomePage

    if connection.in_atomic_block and Page.objects.filter(depth=2).count() == 1:
        _rows_of_pages["home"].write()
        Site.clear_site_root_paths_cache()
        return HomePage.objects.get()
    return _add_home()


def _add_home():
    from home.models import HomePage

    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Minerals for people", slug="minerals"))
    site = Site.objects.get(is_default_site=True)
    site.root_page = home
    site.save()
    Page.objects.filter(slug="home", depth=2).exclude(pk=home.pk).delete()
    return HomePage.objects.get(pk=home.pk)


@pytest.fixture
def petition(home, _rows_of_pages):
    """An open petition at /petition/ with a goal of 100."""
    from petition.models import PetitionPage

    # Where another fixture added pages before, the rows would have their numbers.
    if connection.in_atomic_block and not home.numchild and _newest_page() == home.pk:
        _rows_of_pages["petition"].write()
        home.numchild = 1
        return PetitionPage.objects.get()
    return _add_petition(home)


def _newest_page():
    return Page.objects.order_by("-pk").values_list("pk", flat=True).first()


def _add_petition(home):
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
def faq_page(home, _rows_of_pages):
    from home.models import FAQPage

    rows = _rows_of_pages["faq_page"]
    if connection.in_atomic_block and home.numchild == 1 and rows.fits():
        rows.write()
        home.numchild = 2
        return FAQPage.objects.get()
    return _add_faq_page(home)


def _add_faq_page(home):
    from home.models import FAQPage

    questions = [{"question": "What is at stake?", "answer": "<p>Rivers, jobs and lives.</p>"}]
    return home.add_child(
        instance=FAQPage(title="Questions", slug="faq", sections=[("section", {"heading": "", "questions": questions})])
    )


@pytest.fixture
def french(home, petition, faq_page, _rows_in_french):
    """The landing page, the petition and the questions in French, published."""
    if not (connection.in_atomic_block and _rows_in_french.fits()):
        return _add_french({"home": home, "petition": petition, "faq": faq_page})
    _rows_in_french.write()
    for page in (home, petition, faq_page):
        page.refresh_from_db()
    return _pages("fr")


def _add_french(pages):
    locale = Locale.objects.create(language_code="fr")
    titles = {"home": "Des minerais", "petition": "Les droits d’abord", "faq": "Vos questions"}
    for name, page in pages.items():
        page.save_revision().publish()
        copy = page.copy_for_translation(locale)
        copy.title = titles[name]
        copy.save_revision().publish()
    return _pages("fr")


def _pages(language):
    from home.models import FAQPage, HomePage
    from petition.models import PetitionPage

    models = {"home": HomePage, "petition": PetitionPage, "faq": FAQPage}
    return {name: model.objects.get(locale__language_code=language) for name, model in models.items()}


@pytest.fixture
def repeated_lines_left_out(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What ``caplog`` has is what the console has: one line a minute of each cause."""
    from campaign.runtime.logs.repeated_lines import RepeatedLineFilter

    monkeypatch.setattr(RepeatedLineFilter, "_tell_later", lambda *_cause_and_seconds: None)
    repeated = RepeatedLineFilter()
    caplog.handler.addFilter(repeated)
    yield
    caplog.handler.removeFilter(repeated)
