"""The table in docs/api.md: whatever a public template shows, one of the APIs tells."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from campaign.core.models import BasePage
from campaign.headless.wagtail.cms import PublicPages

ROOT = Path(__file__).parents[2]
OFFICE = re.compile(
    r"^(campaign_admin|wagtail\w*|account|mfa|invitations|closing)/|(^|/)(admin|mail)/|^core/admin|/mailing\.html$"
)
TEMPLATES = sorted(str(file.relative_to(ROOT / "templates")) for file in (ROOT / "templates").rglob("*.html"))
DOCUMENT = json.loads((ROOT / "docs/openapi.json").read_text())


def rows() -> list[tuple[str, list[str], str]]:
    text = (ROOT / "docs/api.md").read_text().partition("## What the pages show")[2].partition("\n## ")[0]
    cells = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")][2:]
    return [(shown, re.findall(r"`([^`]+)`", templates), told) for shown, templates, told in cells]


def named() -> list[str]:
    return [name for _shown, _templates, told in rows() for name in re.findall(r"`([^`]+)`", told)]


@pytest.mark.parametrize("template", [name for name in TEMPLATES if not OFFICE.search(name)])
def test_what_each_template_shows_is_in_the_table(template):
    assert any(fnmatch(template, pattern) for _shown, patterns, _told in rows() for pattern in patterns)


def test_no_template_is_named_that_is_not_there_and_no_cell_is_empty():
    for shown, patterns, told in rows():
        assert told, shown
        assert [pattern for pattern in patterns if not any(fnmatch(name, pattern) for name in TEMPLATES)] == []


@pytest.mark.parametrize("name", [name for name in named() if ":" not in name])
def test_the_campaigns_api_tells_it(name):
    operation, *steps = name.split(".")
    (schema,) = [
        answer["content"]["application/json"]["schema"]
        for methods in DOCUMENT["paths"].values()
        for described in methods.values()
        if described["operationId"] == operation
        for status, answer in described["responses"].items()
        if int(status) < 300
    ]
    for step in steps:
        schema = properties(schema)[step]


def properties(schema: dict[str, Any]) -> dict[str, Any]:
    """Of an object, of the things in a list, or of what may be null."""
    if "$ref" in schema:
        schema = DOCUMENT["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if "items" in schema:
        return properties(schema["items"])
    if "anyOf" in schema:
        return properties(next(one for one in schema["anyOf"] if one.get("type") != "null"))
    return schema["properties"]


@pytest.mark.parametrize("name", [name for name in named() if ":" in name])
def test_wagtails_api_tells_it(name):
    kind, field = name.split(":")
    models = [apps.get_model(kind)] if kind != "page" else [m for m in apps.get_models() if issubclass(m, BasePage)]
    for model in models:
        fields = PublicPages.get_body_fields_names(model) + PublicPages.get_meta_fields_names(model)
        assert field in fields, model
