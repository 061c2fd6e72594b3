"""Wagtail's v3, a preview: there only where the installation asks for it."""

import os
import subprocess
import sys

import pytest

SCRIPT = """
import django; django.setup()
from django.urls import resolve, reverse
print(resolve("/api/v3/openapi.json").namespace)
print(reverse("campaign_api:openapi-json"), reverse("wagtailapi:pages:listing"))
"""


def resolved(state):
    environment = os.environ | {"WAGTAIL_API_V3": state, "DJANGO_SETTINGS_MODULE": "campaign.settings.testing"}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True, timeout=300
    ).stdout.split()


@pytest.mark.parametrize(("state", "namespace"), [("on", "wagtailapi_v3"), ("off", "")])
def test_it_stands_beside_the_other_two(state, namespace):
    *found, ours, second = resolved(state)
    assert (ours, second) == ("/api/campaign/v1/openapi.json", "/api/v2/pages/")
    assert found == [namespace] * bool(namespace)
