"""A petition that asks for all that a client must be able to give, on a site that knows its address."""

from urllib.parse import urlsplit

import pytest
from altcha_django.challenge import ChallengeConfig

from campaign.tests.clients.node import typescript_client  # noqa: F401
from petition.abuse import puzzle
from petition.models import PetitionQuestion


@pytest.fixture
def asking(petition, monkeypatch):
    """A petition with a quick puzzle and questions of its own."""
    quick = ChallengeConfig(cost=2, max_number=300, expires_seconds=600)
    monkeypatch.setattr(puzzle, "_DIFFICULTY", quick)
    monkeypatch.setattr(puzzle, "_HARDER", quick)
    petition.proof_of_work = True
    petition.save()
    PetitionQuestion.objects.create(petition=petition, label="Your union", field_type="singleline", required=True)
    PetitionQuestion.objects.create(
        petition=petition, label="Which minerals?", field_type="checkboxes", choices="Cobalt\nNickel"
    )
    return petition


@pytest.fixture
def addressed(home, live_server, settings):
    """What the site answers leads to the port at which it is asked."""
    settings.SITE_URL = settings.WAGTAILADMIN_BASE_URL = settings.WAGTAILAPI_BASE_URL = live_server.url
    site = home.get_site()
    site.port = urlsplit(live_server.url).port
    site.save()
