"""Node and npm's packages, for the clients and the front ends that are written in TypeScript."""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from campaign.settings.environment import ROOT
from campaign.tests.services import missing

TYPESCRIPT = ROOT / "clients/typescript"
# What `make node` brings, before the machine's own.
PATH = os.pathsep.join([str(Path(sys.prefix, "node/bin")), os.environ.get("PATH", "")])
_OLDEST = (22, 12)


def node(*command: object, folder: Path, seconds: int = 300, **environment: str) -> str:
    """What a command of Node or npm prints. The test fails with its output where it fails."""
    _found()
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=os.environ | {"PATH": PATH, "ASTRO_TELEMETRY_DISABLED": "1", "NEXT_TELEMETRY_DISABLED": "1"} | environment,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def install(folder: Path) -> None:
    """npm's packages of this folder, pinned by its package.json, once."""
    stamp = folder / "node_modules/.installed"
    wanted = (folder / "package.json").read_text()
    if not stamp.exists() or stamp.read_text() != wanted:
        try:
            node("npm", "install", "--silent", "--no-audit", "--no-fund", folder=folder)
        except AssertionError as error:
            missing("npm's registry", f"the packages of {folder.name} could not be installed\n{error}")
        stamp.write_text(wanted)


def built_client() -> Path:
    """The TypeScript client, built."""
    with _alone():
        install(TYPESCRIPT)
        node("npm", "run", "--silent", "build", folder=TYPESCRIPT)
    return TYPESCRIPT


def _found() -> None:
    program = shutil.which("node", path=PATH)
    if not program:
        missing("Node", "make node brings one")
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    if tuple(int(part) for part in said.removeprefix("v").split(".")[:2]) < _OLDEST:
        missing("Node 22", "make node brings one")


@contextmanager
def _alone() -> Iterator[None]:
    """Processes of one test run build in turn."""
    with (Path(tempfile.gettempdir()) / f"campaign-clients-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def typescript_client() -> Path:
    return built_client()
