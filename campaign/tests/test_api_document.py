"""The OpenAPI document of the campaign's API, and the page that shows it."""

import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command

SNAPSHOT = Path(__file__).parents[2] / "docs/openapi.json"
DOCUMENT = "/api/campaign/v1/openapi.json"


@pytest.fixture
def document(client, db):
    return client.get(DOCUMENT).json()


def operations(document):
    return [
        (f"{method} {address}", operation)
        for address, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_the_committed_document_is_the_present_one(tmp_path):
    """Refresh it with ``make openapi`` and read what changed for those who use the API."""
    call_command("export_openapi_schema", api="campaign.api.campaign_api", indent=2, output=str(tmp_path / "now.json"))
    assert json.loads((tmp_path / "now.json").read_text()) == json.loads(SNAPSHOT.read_text())


def test_it_names_every_call_of_the_contract(document):
    assert document["openapi"].startswith("3.1")
    base = "/api/campaign/v1"
    assert sorted(name for name, _ in operations(document)) == sorted(
        [
            f"get {base}/",
            f"get {base}/petitions/",
            f"get {base}/petitions/{{petition_id}}/",
            f"get {base}/petitions/{{petition_id}}/comments/",
            f"get {base}/petitions/{{petition_id}}/count/",
            f"get {base}/petitions/{{petition_id}}/history/",
            f"get {base}/petitions/{{petition_id}}/log/",
            f"get {base}/petitions/{{petition_id}}/log/checkpoints/",
            f"get {base}/petitions/{{petition_id}}/partner/",
            f"get {base}/petitions/{{petition_id}}/partners/",
            f"get {base}/petitions/{{petition_id}}/signatures/",
            f"post {base}/petitions/{{petition_id}}/signatures/",
            f"get {base}/petitions/{{petition_id}}/updates/",
            f"get {base}/endorsers/",
            f"get {base}/endorsers/facets/",
            f"post {base}/endorsers/",
            f"get {base}/endorsers/form/",
            f"get {base}/endorsers/history/",
            f"get {base}/navigation/",
            f"get {base}/endorsers/{{slug}}/",
            f"get {base}/redirects/",
            f"get {base}/resources/",
            f"get {base}/resources/facets/",
            f"get {base}/faqs/",
            f"get {base}/search/",
            f"get {base}/search/suggest/",
            f"get {base}/site/",
        ]
    )


def test_every_operation_is_described_and_fails_with_problem_details(document):
    for name, operation in operations(document):
        assert operation["summary"], name
        assert operation["description"], name
        for status, response in operation["responses"].items():
            kind = "application/json" if int(status) < 400 else "application/problem+json"
            assert list(response["content"]) == [kind], name


def test_every_reference_leads_somewhere_and_every_schema_is_used(document):
    used = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(document)))
    assert used == set(document["components"]["schemas"])


def test_every_kind_of_key_that_an_operation_takes_is_described(document):
    taken = {name for _, operation in operations(document) for kind in operation.get("security", []) for name in kind}
    assert taken <= set(document["components"]["securitySchemes"])
    assert "partnerKey" in document["components"]["securitySchemes"]


def test_what_is_sent_is_shown_by_example(document):
    schemas = document["components"]["schemas"]
    for name in ("SignatureIn", "EndorsementIn"):
        assert set(schemas[name]["required"]) <= set(schemas[name]["examples"][0])


def test_the_page_that_shows_it_loads_nothing_from_elsewhere(client, db):
    response = client.get("/api/campaign/v1/docs")
    html = response.content.decode()
    assert response.status_code == 200
    assert DOCUMENT in html
    assert not re.search(r'(src|href)="(https?:)?//', html)
    assert "<style" not in html
