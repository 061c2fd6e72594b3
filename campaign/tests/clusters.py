"""A PostgreSQL server of a test's own, which may be stopped, and whose disk may be full."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import quote

import pytest

from campaign.tests.services import accepts, free_port, missing
from campaign.tests.serving import address_of_the_tests_database

USER = "postgres"
# The database that a test copies its own into.
COPY = "copy"


class Cluster:
    """A server on a free port of this machine, its data in ``folder``, made and started at once.

    With ``primary`` it is that one's standby: it streams what is committed there, until it is promoted.
    """

    def __init__(self, folder: Path, *, primary: "Cluster | None" = None) -> None:
        self.programs, self.data, self.port = _programs(), folder / "data", free_port()
        if os.getuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(folder, USER)
        # Small steps of its log, since the disk is small; nothing here has to survive a power cut.
        if primary:
            source = f"--dbname={primary.address_of('postgres')}"
            self._run("pg_basebackup", source, "--write-recovery-conf", "--checkpoint=fast", "--no-sync")
        else:
            locale = ("--encoding=UTF8", "--locale=C.UTF-8")
            self._run("initdb", "--auth=trust", f"--username={USER}", *locale, "--no-sync")
        options = {
            "port": self.port,
            "unix_socket_directories": f"'{folder}'",
            "listen_addresses": "'127.0.0.1'",
            "fsync": "off",
            "shared_buffers": "16MB",
        }
        with (self.data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in options.items())
        self.start()

    def address_of(self, database: str) -> str:
        return f"postgres://{USER}@127.0.0.1:{self.port}/{quote(database)}"

    def start(self) -> None:
        self._run("pg_ctl", "start", "--silent", "--wait", f"--log={self.data / 'log'}")

    def stop(self) -> None:
        """At once, as where the power fails."""
        self._run("pg_ctl", "stop", "--silent", "--wait", "--mode=immediate")

    def wait_for_standby(self) -> None:
        """From now on say that something is committed once a standby has it, too."""
        for command in ("ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()"):
            subprocess.run(["psql", "-qw", self.address_of("postgres"), "-c", command], check=True, capture_output=True)

    def promote(self) -> None:
        """Let a standby take what is written."""
        self._run("pg_ctl", "promote", "--silent", "--wait")

    @property
    def runs(self) -> bool:
        return accepts(self.port)

    def copy_of_the_tests_database(self) -> str:
        """The address of a copy, with all that is committed there."""
        subprocess.run(["psql", "-qw", self.address_of("postgres"), "-c", f"CREATE DATABASE {COPY}"], check=True)
        dump = subprocess.Popen(
            [self.programs / "pg_dump", "--no-owner", address_of_the_tests_database()], stdout=subprocess.PIPE
        )
        restore = ["psql", "-qw", "-v", "ON_ERROR_STOP=1", self.address_of(COPY)]
        subprocess.run(restore, check=True, stdin=dump.stdout, stdout=subprocess.DEVNULL)
        assert dump.wait() == 0
        return self.address_of(COPY)

    def _run(self, program: str, *arguments: str) -> None:
        as_postgres = ["runuser", "-u", USER, "--"] if os.getuid() == 0 else []
        command = [*as_postgres, self.programs / program, f"--pgdata={self.data}", *arguments]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", check=False)
        assert done.returncode == 0, done.stderr.decode()


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        missing("PostgreSQL's own programs", "install postgresql")
    return found[-1].parent


@pytest.fixture
def cluster_folders() -> Iterator[list[Path]]:
    """Not among pytest's own, which PostgreSQL's user may not enter."""
    folders = [Path(mkdtemp()), Path(mkdtemp())]
    yield folders
    for folder in folders:
        shutil.rmtree(folder)


@pytest.fixture
def primary(cluster_folders: list[Path], petition: object) -> Iterator[Cluster]:
    cluster = Cluster(cluster_folders[0])
    cluster.copy_of_the_tests_database()
    yield cluster
    if cluster.runs:
        cluster.stop()


@pytest.fixture
def standby(cluster_folders: list[Path], primary: Cluster) -> Iterator[Cluster]:
    cluster = Cluster(cluster_folders[1], primary=primary)
    primary.wait_for_standby()
    yield cluster
    cluster.stop()
