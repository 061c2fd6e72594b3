"""``deploy/release`` with real folders, a real repository and stand-ins for what a machine of its own has.

A release, one that fails and the way back are done with the whole site by ``.ci/rehearse``, while people sign.
"""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STAND_INS = {
    "systemctl": """
        case "$1" in
          list-units) printf 'campaign-web@8000.service loaded\\ncampaign-web@8001.service loaded\\n' ;;
          is-active) [ "$3" != campaign-serve ] ;;
        esac""",
    "curl": "exit 0",
    "sleep": "exit 0",
    "runuser": 'shift 3; exec "$@"',
    "install": 'for last; do :; done; mkdir -p "$last"',
}


@pytest.fixture
def machine(tmp_path):
    """A repository with a tag, ``v1``; programs that take the place of a machine's."""
    repository, programs, home = tmp_path / "repository", tmp_path / "bin", tmp_path / "home"
    for folder in (repository / "deploy", programs, home / "releases"):
        folder.mkdir(parents=True)
    for name, body in STAND_INS.items():
        _program(programs / name, body)
    # The release's own environment is not what is tried here.
    python = 'case "$2" in collectstatic) mkdir -p static; touch static/style.css;; esac'
    _program(repository / "python", python)
    (repository / "manage.py").touch()
    (repository / "deploy/manage").write_text((ROOT / "deploy/manage").read_text())
    (repository / "deploy/manage").chmod(0o755)
    release = (ROOT / "deploy/release").read_text()
    made = 'mkdir -p "$release/.venv/bin"; for it in python pip; do cp "$release/python" "$release/.venv/bin/$it"; done'
    script = repository / "deploy/release"
    script.write_text(release.replace('/usr/bin/python3 -m venv "$release/.venv"', made))
    script.chmod(0o755)
    (tmp_path / "environment").write_text("SECRET_KEY=one\nDATABASE_URL=postgres:///live\n")
    for command in ("init --quiet", "add --all", "commit --quiet --message=first", "tag v1"):
        _git(repository, command)
    environment = os.environ | {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "CAMPAIGN_HOME": str(home),
        "CAMPAIGN_PATIENCE": "2",
        "CAMPAIGN_ENVIRONMENT": str(tmp_path / "environment"),
    }

    def run(*arguments):
        return subprocess.run([script, *arguments], env=environment, capture_output=True, text=True, check=False)

    run.home = home
    run.release = lambda tag: run(str(repository), tag)
    return run


def _program(path, body):
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


def _git(repository, command):
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    subprocess.run(["git", *who, *command.split()], cwd=repository, check=True)


def _as_of(machine, name):
    """Pretend that a release was made at another time: their folders are named by the second."""
    current = machine.home / "current"
    renamed = machine.home / "releases" / name
    current.resolve().rename(renamed)
    current.unlink()
    current.symlink_to(renamed)
    return renamed


def test_there_is_not_always_a_way_back(machine):
    machine.release("v1")
    refused = machine("--back")
    assert refused.returncode == 1
    assert "There is no release before" in refused.stderr


def test_old_releases_go_and_what_did_not_install_leaves_nothing(machine):
    for day in range(1, 6):
        machine.release("v1")
        _as_of(machine, f"2026-01-0{day}T00-00-00")
    releases = machine.home / "releases"
    assert max(folder.name[:10] for folder in releases.iterdir()) == "2026-01-05"
    assert len(list(releases.iterdir())) == 3
    missing = machine.release("no-such-tag")
    assert missing.returncode != 0
    assert len(list(releases.iterdir())) == 3


def test_a_command_takes_what_its_caller_has_set(machine, tmp_path):
    """Or a backup would be restored into the live site."""
    machine.release("v1")
    python = machine.home / "current/.venv/bin/python"
    _program(python, 'echo "$DATABASE_URL $SECRET_KEY $3"')
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SECRET_KEY")} | {
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "CAMPAIGN_RELEASE": str(machine.home / "current"),
        "CAMPAIGN_ENVIRONMENT": str(tmp_path / "environment"),
    }
    manage = [ROOT / "deploy/manage", "doctor", "a b"]
    live = subprocess.run(manage, env=environment, capture_output=True, text=True, check=True)
    assert live.stdout == "postgres:///live one a b\n"
    other = environment | {"DATABASE_URL": "postgres:///empty's"}
    beside = subprocess.run(manage, env=other, capture_output=True, text=True, check=True)
    assert beside.stdout == "postgres:///empty's one a b\n"


def test_the_generated_settings_are_all_that_production_needs(tmp_path):
    made = subprocess.run(
        [ROOT / "deploy/make-environment", "campaign.example.org", "smtp+tls://me:p$w@mail.example.org:587"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    file = tmp_path / "environment"
    file.write_text(made)
    check = (
        f"set -a; . {file}; DJANGO_SETTINGS_MODULE=campaign.settings.production; unset SIGN_RATE_LIMIT; "
        "exec .venv/bin/python -c 'import django; django.setup()'"
    )
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    done = subprocess.run(["sh", "-c", check], cwd=ROOT, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert made.count("SECRET_KEY=") == 1
