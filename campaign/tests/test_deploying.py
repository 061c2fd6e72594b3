"""What the shipped files of a deployment say is true of this tree."""

import re
import subprocess
import sys
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


def test_the_containers_are_not_root_and_write_nowhere_else():
    site = COMPOSE["x-campaign"]

    assert site["read_only"] is True
    assert site["cap_drop"] == ["ALL"]
    assert re.search(r"^USER 1000$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)


def test_the_image_installs_only_what_is_pinned():
    assert "pip install --constraint constraints.txt ." in (ROOT / "Dockerfile").read_text()


def test_the_static_files_of_the_image_are_collected_with_what_the_image_sets(tmp_path):
    """The Dockerfile's own command: it must need no service and no secret."""
    found = re.search(
        r"^RUN (SECRET_KEY=.*?)/venv/bin/python (manage\.py collectstatic[^\n]*)",
        _dockerfile(),
        re.MULTILINE | re.DOTALL,
    )
    variables = dict(pair.split("=", 1) for pair in found[1].replace("\\\n", " ").split())
    code = (
        "import sys; from django.conf import settings; settings.STATIC_ROOT = sys.argv[1];"
        "import django; django.setup();"
        "from django.core.management import call_command; call_command('collectstatic', interactive=False, verbosity=0)"
    )
    environment = variables | {"DJANGO_SETTINGS_MODULE": "campaign.settings.production"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert list(tmp_path.glob("**/*.css.gz"))


def _dockerfile():
    return (ROOT / "Dockerfile").read_text()
