"""A campaign that was just begun, and its first editor."""

import pytest
from django.contrib.auth import get_user_model

from campaign.setup.beginning import begin_campaign
from campaign.setup.facts import Facts

FACTS = Facts(
    name="Clean Rivers Now",
    ask="Stop dumping mine waste in our rivers",
    organization="River Neighbors",
    contact_email="hello@rivers.example",
    postal_address="1 Quay Street\nAnytown",
)


@pytest.fixture
def editor(db):
    return get_user_model()._default_manager.create_superuser("ada", "ada@rivers.example", "correct-horse")


@pytest.fixture
def begun(editor):
    return begin_campaign(facts=FACTS, by=editor)
