"""What reads very much is read from the replica, and nothing that was committed before is missing in it."""

import os
import subprocess
import sys

import psycopg
import pytest

from campaign.settings.environment import ROOT
from campaign.tests.clusters import COPY
from campaign.tests.serving import sooner_or_later
from petition.models import Signature

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

# As an editor's click does it, in a process of its own.
EXPORT = """
import django
django.setup()
from petition.signing import channels
from petition.models import PetitionPage, SignatureExport
from petition.signing.sign import sign
from petition.submission.submission import Submission
from petition.import_export.exporting import csv_export, workbook_export
from petition.submission.attribution import Visit
petition = PetitionPage.objects.get()
last = Submission(given_name="Last", email="last@example.org")
sign(petition=petition, submission=last, visit=Visit(), channel=channels.FORM)
print(b"".join(csv_export(petition, SignatureExport.Shape.DELIVERY)).decode())
print(len(list(workbook_export(petition, SignatureExport.Shape.DELIVERY))), "workbook")
"""


@pytest.fixture
def told():
    """What the log said meanwhile."""
    return []


@pytest.fixture
def export(primary, told):
    """The lines of an export of the copy's petition, which somebody has signed an instant before."""

    def lines(replica):
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "campaign.settings.development",
            "DATABASE_URL": f"{primary.address_of(COPY)}?target_session_attrs=read-write",
            "DATABASE_REPLICA_URL": replica,
        }
        done = subprocess.run(
            [sys.executable, "-c", EXPORT], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        told.append(done.stderr)
        return done.stdout.splitlines()

    return lines


def _reads_of_signatures(cluster):
    """How often the table of signatures was read through at the server."""
    with psycopg.connect(cluster.address_of(COPY)) as connection:
        sql = "SELECT seq_scan + idx_scan FROM pg_stat_user_tables WHERE relname = 'petition_signature'"
        return connection.execute(sql).fetchone()[0]


def test_an_export_is_read_from_the_replica_with_what_was_committed_an_instant_before(export, primary, standby):
    before = _reads_of_signatures(standby)

    lines = export(standby.address_of(COPY))

    assert any("Last" in line for line in lines)
    assert "1 workbook" in lines
    assert sooner_or_later(lambda: _reads_of_signatures(standby) > before)  # a server tells when it has time


def test_a_replica_that_stays_behind_is_not_read(export, primary, standby, told):
    with psycopg.connect(standby.address_of("postgres"), autocommit=True) as connection:
        connection.execute("SELECT pg_wal_replay_pause()")

    assert any("Last" in line for line in export(standby.address_of(COPY)))
    assert "over 2.0 s behind; the database itself is read" in told[0]


def test_where_the_replica_is_away_the_database_itself_is_read(export, told):
    assert any("Last" in line for line in export(f"postgres://postgres@127.0.0.1:1/{COPY}"))
    assert "The replica can't be asked" in told[0]


def test_a_server_that_is_no_replica_is_not_read(export, primary, told):
    assert any("Last" in line for line in export(primary.address_of(COPY)))
    assert "The replica is no standby" in told[0]


def test_nothing_is_written_to_the_replica(settings):
    from django.db import router

    read_there = Signature()
    read_there._state.db = "replica"

    assert router.db_for_write(Signature, instance=read_there) == "default"
    assert not router.allow_migrate("replica", "petition")
