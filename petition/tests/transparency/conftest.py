import pytest
from django.core.files.storage import storages

from petition.tests.transparency.logs import KEY


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """Files and a key of the test's own: numbers of petitions come again, files of theirs must not."""
    settings.TRANSPARENCY_KEY = [KEY]
    settings.STORAGES = settings.STORAGES | {
        "transparency": {
            "BACKEND": "petition.transparency.files.WholeFileStorage",
            "OPTIONS": {"location": str(tmp_path)},
        }
    }
    yield
    storages._storages.clear()


@pytest.fixture
def signed_by_twelve(petition):
    from petition.tests.transparency.logs import sign_many

    sign_many(petition, 12)
    return petition
