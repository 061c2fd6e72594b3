"""The Python client, generated from docs/openapi.json, against a running site."""

import os
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from standardwebhooks import Webhook

from campaign.settings.environment import ROOT
from petition.models import Signature

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
EVENT = b'{"type": "webhook.test", "timestamp": "2026-05-01T10:00:00.000Z", "data": {"message": "Hello"}}'


@pytest.fixture(scope="module")
def client_package(tmp_path_factory):
    """The package, as ``make clients`` makes it."""
    folder = tmp_path_factory.mktemp("client")
    source = folder / "campaign_api_client"
    shutil.copytree(
        ROOT / "clients/python/src/campaign_api_client",
        source,
        ignore=shutil.ignore_patterns("generated", "__pycache__"),
    )
    programs = Path(sys.executable).parent
    command = [programs / "openapi-python-client", "generate", "--path", ROOT / "docs/openapi.json", "--meta", "none"]
    said = subprocess.run(
        [*command, "--fail-on-warning", "--output-path", source / "generated"],
        env=os.environ | {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},  # where ruff is
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stdout + said.stderr
    sys.path.insert(0, str(folder))
    yield __import__("campaign_api_client")
    sys.path.remove(str(folder))


@pytest.mark.django_db(transaction=True)
def test_it_reads_and_signs(client_package, asking, live_server):
    from campaign_api_client.generated.api.petitions import read_petition

    client = client_package.connect(live_server.url)
    petition = read_petition.sync(asking.pk, client=client)
    assert petition.title == "Put rights first"
    fields = client_package.fields_of(petition.form.to_dict())
    assert {field.name: field.control for field in fields}["answers.which_minerals"] == "checkboxes"
    typed = {"email": "nobody", "answers.which_minerals": ["Cobalt"], "answers.your_union": "", "subscribe": ""}
    refused = client_package.sign(client, petition, client_package.values_of(fields, typed))
    assert set(client_package.errors_of(refused, fields)) == {"given_name", "email", "answers.your_union"}

    typed |= {"given_name": "Ada", "email": "ada@example.org", "answers.your_union": "Miners 12"}
    accepted = client_package.sign(client, petition, client_package.values_of(fields, typed))
    assert (accepted.status, accepted.confirmation) == ("accepted", "none")
    signature = Signature.objects.get()
    assert signature.answers == {"your_union": "Miners 12", "which_minerals": ["Cobalt"]}
    assert signature.subscribe is False


def test_it_verifies_webhooks(client_package):
    now = datetime.now(UTC)
    headers = {
        "Webhook-Id": "msg_1",
        "Webhook-Timestamp": str(int(now.timestamp())),
        "Webhook-Signature": f"v1,bm90aGluZw== {Webhook(SECRET).sign('msg_1', now, EVENT.decode())}",
    }
    event = client_package.verify_webhook(SECRET, headers, EVENT)
    assert (event["id"], event["data"]) == ("msg_1", {"message": "Hello"})
    old = headers | {"Webhook-Timestamp": str(int(time.time()) - 301)}
    for wrong, body in ((headers, EVENT + b" "), (old, EVENT), ({}, EVENT)):
        with pytest.raises(client_package.WebhookError):
            client_package.verify_webhook(SECRET, wrong, body)
