import pytest
from wagtail import blocks
from wagtail.api import APIField

from campaign.core import checks
from petition.models import PetitionPage


def test_a_block_without_a_description_is_reported(monkeypatch):
    class BareBlock(blocks.StructBlock):
        class Meta:
            icon = "title"
            preview_value = {}

    monkeypatch.setattr(checks, "our_block_classes", lambda: {BareBlock})

    [error] = checks.every_block_is_presentable(None)

    assert error.id == "core.E001"
    assert "BareBlock has no description." in error.msg


@pytest.mark.parametrize("field", ["signatures", APIField("email")])
def test_a_personal_field_in_the_api_is_reported(monkeypatch, field):
    monkeypatch.setattr(PetitionPage, "api_fields", [*PetitionPage.api_fields, field])

    [error] = checks.no_personal_field_is_in_the_api(None)

    assert error.id == "core.E002"
    assert "PetitionPage" in error.msg


@pytest.mark.parametrize(("url", "warnings"), [("", ["core.W001"]), ("redis://cache.example", [])])
def test_a_deployment_without_a_shared_cache_is_warned(settings, url, warnings):
    settings.REDIS_URL = url

    assert [warning.id for warning in checks.workers_share_a_cache(None)] == warnings
