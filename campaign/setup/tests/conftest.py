"""A campaign that was just begun, and its first editor."""

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.models import Site

from campaign.setup.beginning import begin_campaign
from campaign.setup.facts import Facts
from campaign.setup.models import Launch
from campaign.tests.kept_rows import Repeated

FACTS = Facts(
    name="Clean Rivers Now",
    ask="Stop dumping mine waste in our rivers",
    organization="River Neighbors",
    contact_email="hello@rivers.example",
    postal_address="1 Quay Street\nAnytown",
)


@pytest.fixture(scope="session")
def _rows_of_the_beginning(django_db_setup, django_db_blocker):
    """What ``editor`` and ``begun`` write: made once, and repeated in each test's transaction."""
    rows = {"editor": Repeated(), "begun": Repeated()}
    with django_db_blocker.unblock(), transaction.atomic():
        with rows["editor"]:
            ada = _add_editor()
        with rows["begun"]:
            begin_campaign(facts=FACTS, by=ada)
        transaction.set_rollback(True)
    return rows


@pytest.fixture
def editor(db, _rows_of_the_beginning):
    rows = _rows_of_the_beginning["editor"]
    if not rows.fits():
        return _add_editor()
    rows.write()
    return get_user_model()._default_manager.get()


def _add_editor():
    return get_user_model()._default_manager.create_superuser("ada", "ada@rivers.example", "correct-horse")


@pytest.fixture
def begun(editor, _rows_of_the_beginning):
    rows = _rows_of_the_beginning["begun"]
    if not rows.fits():
        return begin_campaign(facts=FACTS, by=editor)
    rows.write()
    Site.clear_site_root_paths_cache()
    return Launch.objects.get()
