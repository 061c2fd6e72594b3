"""A backup is restored beside the live site, and looked at: the database, its tables' rows, the media.

The database is one of its own: for SQLite a file, for PostgreSQL a server that lives as long as the rehearsal, so that
neither rights nor room of the live one are needed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection
from django.utils import timezone

from campaign.core.models import Backup

from .errors import BackupError

ROOT = Path(__file__).parents[3]
PROGRAMS = "/usr/lib/postgresql"
LIVE_SERVICES = (
    *("DATABASE_URL", "DATABASE_REPLICA_URL", "REDIS_URL", "FRONTEND_CACHE_URL"),
    *("STORAGE_URL", "MEDIA_ROOT", "EMAIL_URL"),
)
# Runs in the restored site: prints the rows of its signatures and pages.
COUNT = """
from django.apps import apps
print(*(apps.get_model(name).objects.count() for name in {models!r}))
"""
COUNTED = ("petition.Signature", "wagtailcore.Page")


@dataclass(frozen=True)
class Rehearsed:
    """What came back; ``said`` is what the restore reported."""

    signatures: int
    pages: int
    said: str


def rehearse_restore(*, file: Path, identity: Path) -> Rehearsed:
    """Restore the file into an empty database and an empty media folder, both gone afterwards; note that it worked.

    Raises BackupError with what the restore said.
    """
    with TemporaryDirectory() as folder, _empty_database(Path(folder)) as address:
        environment = _without_the_live_site(os.environ) | {
            "DATABASE_URL": address,
            "MEDIA_ROOT": str(Path(folder, "media")),
            "EMAIL_URL": "dummymail://",
            "FRONT": "off",
        }
        said = _manage(environment, "restore", str(file), "--identity", str(identity))
        _manage(environment, "migrate", "--noinput", "--verbosity", "0")
        counted = _manage(environment, "shell", "--no-imports", "--command", COUNT.format(models=COUNTED))
    signatures, pages = map(int, counted.split()[-2:])
    Backup.objects.filter(name=file.name).update(rehearsed_at=timezone.now())
    return Rehearsed(signatures=signatures, pages=pages, said=said.strip())


def _without_the_live_site(environment: Mapping[str, str]) -> dict[str, str]:
    """The settings less those that name a service of the live site, also as a file, which would win."""
    return {
        name: value
        for name, value in environment.items()
        if name.removesuffix("_FILE") not in LIVE_SERVICES and not name.startswith("AWS_")
    }


def _manage(environment: dict[str, str], *command: str) -> str:
    program = [sys.executable, "manage.py", *command]
    done = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupError(done.stderr.strip()[-1000:] or f"{command[0]} failed.")
    return done.stdout


@contextmanager
def _empty_database(folder: Path) -> Iterator[str]:
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'restored.sqlite3'}"
        return
    programs = sorted(Path(PROGRAMS).glob("*/bin"), key=lambda path: int(path.parts[-2]))
    if not programs:
        raise BackupError("PostgreSQL's own programs are missing here: install postgresql, or rehearse where it is.")
    data = folder / "data"
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres")
    _run(programs[-1] / "initdb", f"--pgdata={data}", "--auth=trust", "--username=rehearsal", "--encoding=UTF8")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    _run(programs[-1] / "pg_ctl", "start", "-s", "-w", f"--pgdata={data}", f"--log={folder / 'log'}", "-o", options)
    try:
        _run(programs[-1] / "createdb", f"--host={folder}", "--username=rehearsal", "restored")
        yield f"postgres://rehearsal@/{folder}/restored"
    finally:
        _run(programs[-1] / "pg_ctl", "stop", "-s", "-m", "immediate", f"--pgdata={data}")


def _run(*command: object) -> None:
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    done = subprocess.run([*as_postgres, *map(str, command)], cwd="/", capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupError(f"{command[0]} failed: {done.stderr.strip()[-500:]}")
