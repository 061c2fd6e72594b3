"""What the shipped files of a deployment say is true of this tree; ``.ci/rehearse`` runs their commands."""

import re
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

ROOT = Path(__file__).parents[2]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
UNITS = sorted((ROOT / "deploy/systemd").glob("*.service"))
RUN_BY_HAND = [ROOT / "docs/deploy.md", ROOT / "compose.yaml", ROOT / "Dockerfile", *UNITS]


@pytest.mark.parametrize("file", RUN_BY_HAND, ids=lambda file: file.name)
def test_every_command_of_ours_that_a_file_runs_is_there(file):
    named = set(re.findall(r"manage\.py ([a-z_]+)", file.read_text()))

    assert named <= set(get_commands())


def test_every_file_that_the_containers_mount_is_there():
    mounted = [volume.split(":")[0] for part in COMPOSE["services"].values() for volume in part.get("volumes", [])]
    ours = [ROOT / path for path in mounted if path.startswith("./")]

    assert ours
    assert [path for path in ours if not path.is_file()] == []


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_units_run_as_nobody_who_matters_and_write_only_media(unit):
    text = unit.read_text()

    assert "User=campaign" in text
    assert "ProtectSystem=strict" in text
    assert "NoNewPrivileges=true" in text


def test_each_web_process_has_a_core_of_its_own():
    """A drop-in for each that the target starts: two on one core would carry half."""
    folder = ROOT / "deploy/systemd"
    webs = re.findall(r"campaign-web@\d+\.service", (folder / "campaign.target").read_text())
    cores = [
        re.search(r"^AllowedCPUs=(\d+)$", file.read_text(), re.MULTILINE)[1] for file in folder.glob("*.d/core.conf")
    ]

    assert {file.parent.name for file in folder.glob("*.d/core.conf")} == {f"{web}.d" for web in webs}
    assert len(set(cores)) == len(cores) == len(webs)


def test_the_containers_are_not_root_and_write_nowhere_else():
    site = COMPOSE["x-campaign"]

    assert site["read_only"] is True
    assert site["cap_drop"] == ["ALL"]
    assert re.search(r"^USER 1000$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)


def test_the_image_installs_only_what_is_pinned():
    assert "pip install --constraint constraints.txt ." in (ROOT / "Dockerfile").read_text()


SERVERS = ["Dockerfile", "campaign/operations/management/commands/serve.py", "deploy/systemd/campaign-web@.service"]


@pytest.mark.parametrize("file", SERVERS)
def test_the_server_waits_for_no_head_for_longer_than_nginx_rests_a_connection(file):
    """What nginx sends as the server closes a connection would be lost."""
    waits = re.search(r"--http1-header-read-timeout\W+(\d+)", (ROOT / file).read_text())
    rests = re.search(r"keepalive 64;\s+keepalive_timeout (\d+)s;", (ROOT / "deploy/nginx/campaign.conf").read_text())

    assert int(waits[1]) == 10_000
    assert int(rests[1]) * 1000 < int(waits[1])
