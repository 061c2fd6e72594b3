"""Signing through a pooler that gives each transaction another connection (PgBouncer, transaction mode)."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from campaign.tests.services import accepts, free_port, missing, running
from petition.counting.recounting import recount
from petition.models import Signature
from petition.signing import channels, inserting
from petition.signing.sign import write_signature
from petition.submission.attribution import Visit
from petition.submission.submission import Submission

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

SIGNERS, THREADS, SERVER_CONNECTIONS = 50, 10, 3


@pytest.fixture
def pooler(tmp_path):
    """The port of a PgBouncer in front of the test's PostgreSQL, with fewer connections than there are signers."""
    program = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
    if not program:
        missing("PgBouncer", "install pgbouncer")
    port, at = free_port(), connection.settings_dict
    server = f"host={at['HOST'] or '127.0.0.1'} port={at['PORT'] or 5432} user={at['USER'] or 'postgres'}"
    if at["PASSWORD"]:  # an empty one makes it forget the user
        server += f" password={at['PASSWORD']}"
    config = tmp_path / "pgbouncer.ini"
    config.write_text(
        f"[databases]\n* = {server}\n[pgbouncer]\n"
        f"listen_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = any\n"
        f"pool_mode = transaction\ndefault_pool_size = {SERVER_CONNECTIONS}\n"
        + ("user = nobody\n" if os.geteuid() == 0 else "")  # it refuses to run as root
    )
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    with running([program, config], tmp_path, lambda: accepts(port)):
        yield port


def _through(port):
    """This thread's connection as DATABASE_TRANSACTION_POOLING=on has it, by way of the pooler."""
    own = connection.copy()
    own.settings_dict |= {"HOST": "127.0.0.1", "PORT": str(port), "DISABLE_SERVER_SIDE_CURSORS": True}
    options = {name: value for name, value in own.settings_dict["OPTIONS"].items() if name != "pool"}
    own.settings_dict["OPTIONS"] = options | {"prepare_threshold": None}
    connections["default"] = own


def test_fifty_who_sign_through_the_pooler_are_fifty_rows_and_fifty_in_the_count(pooler, petition):
    inserting.close_shared_connection()

    def sign(number):
        _through(pooler)
        try:
            return write_signature(
                petition=petition,
                submission=Submission(given_name="Ada", email=f"ada{number}@example.org"),
                visit=Visit(language="en"),
                channel=channels.FORM,
            )
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(THREADS) as pool:
        written = list(pool.map(sign, range(SIGNERS)))
    assert sorted(written) == sorted(Signature.objects.values_list("pk", flat=True))
    assert petition.signatures_counted == SIGNERS == len(set(written))
    assert recount(petition=petition) == []
