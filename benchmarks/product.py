"""This side: the campaign platform with its production settings."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks import databases
from benchmarks.load import Post, Side, warm_up
from benchmarks.processes import free_port, keep_to_cores, serving
from benchmarks.settings import ROOT, THREADS, WORKERS

EMPTY = "campaign_bench_empty"
PETITIONS = 100
_FORM = "given_name=Ada&family_name=Lovelace&postal_code=20009&country=US&show_name=on&subscribe=on&email="


def make(database: str) -> None:
    """A database with a hundred petitions and no signature; one that is there already is brought up to date."""
    if not databases.exists(database):
        databases.create(database)
    run("manage.py", "migrate", "--verbosity", "0", database=database)
    run("-m", "benchmarks.petitions", str(PETITIONS), database=database)


@contextlib.contextmanager
def served(database: str, **more: str) -> Iterator[Side]:
    """The site on a database; ``more`` is in its environment beside what it usually has."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", str(WORKERS), "--blocking-threads", str(THREADS)]
    command += ["--log-level", "warning", "campaign.wsgi:application"]
    with serving(command, name=database, url=f"{url}/healthz/live", env=environment(database, url) | more) as pid:
        keep_to_cores(pid)
        side = Side(url=url, pid=pid, database=database, path="/petition-1/")
        warm_up(signing(side, petitions=PETITIONS))
        yield side


def signing(side: Side, *, petitions: int = 1) -> Side:
    """The form's post, to one petition or to several in turn."""
    paths = tuple(f"/petition-{number}/?utm_source=bench" for number in range(1, petitions + 1))
    return replace(side, post=Post(paths=paths, before=_FORM, after="%40example.org"), rows=_rows(side))


def signing_and_thanked(side: Side) -> Side:
    """The form's post, and then the page that thanks for it."""
    signing_it = signing(side)
    return replace(signing_it, post=replace(signing_it.post, thanks="/petition-1/thanks/?utm_campaign=bench"))


def petition_id(database: str, place: int = 1) -> int:
    return databases.number(database, f"SELECT id FROM wagtailcore_page WHERE slug = 'petition-{place}'")


def run(*arguments: str, database: str, **more: str) -> str:
    """What a command of the product's own Python prints, on a database; ``more`` as in ``served``."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | environment(database) | more,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: {done.stderr[-1500:]}")
    return done.stdout


def probe(what: str, *, database: str) -> dict[str, float]:
    """What ``benchmarks.probes`` finds in a database: its count, its export or a COPY of the same rows."""
    return json.loads(run("-m", "benchmarks.probes", what, database=database))


def collect_static_files() -> None:
    """Anew where one of ours is newer: a page that names a file which was not collected is an error."""
    manifest = Path(ROOT) / "static" / "staticfiles.json"
    ours = max(file.stat().st_mtime for file in Path(ROOT).glob("campaign/*/static/**/*.*"))
    if not manifest.exists() or manifest.stat().st_mtime < ours:
        run("manage.py", "collectstatic", "--noinput", "--verbosity", "0", database=EMPTY)


def environment(database: str, url: str = "http://127.0.0.1") -> dict[str, str]:
    """Production at that address; mails are owed and nobody delivers them, since no worker runs."""
    return {
        "DJANGO_SETTINGS_MODULE": "campaign.settings.production",
        "SECRET_KEY": "for-measuring-only-0123456789-abcdefghijklmnopqrstuvwxyz",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": url,  # with its port: of others no copy is kept
        "DATABASE_URL": databases.address(database),
        "EMAIL_URL": "smtp://127.0.0.1:9",
        "SECURE_SSL_REDIRECT": "off",
        "SIGN_RATE_LIMIT": "off",
        "PYTHONPATH": str(ROOT),
    }


def _rows(side: Side):
    return lambda: databases.number(side.database, "SELECT count(*) FROM petition_signature WHERE source = 'bench'")
