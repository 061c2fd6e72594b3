"""Measures a public log: processor a leaf, and the time of a proof. On a database that .ci/with-postgresql makes.

.ci/with-postgresql .venv/bin/python -m benchmarks.log_of_a_million 1000000
"""

import os
import random
import sys
import time
from tempfile import TemporaryDirectory

ROWS = """
INSERT INTO petition_signature ({columns})
SELECT {values} FROM petition_signature, generate_series(1, %s) AS number WHERE canonical_email = 'first@example.org'
"""


def fill(number: int) -> None:
    """Copies of one signature that the verb made, each with an address of its own."""
    from django.db import connection

    from petition.models import Signature  # noqa: TID251 - rows that only a measurement has

    values = {
        field.column: "'signer' || number || '@example.org'" if "email" in field.column else field.column
        for field in Signature._meta.concrete_fields
        if not field.primary_key
    }
    with connection.cursor() as cursor:
        cursor.execute(ROWS.format(columns=", ".join(values), values=", ".join(values.values())), [number])
        cursor.execute("ANALYZE petition_signature")


def backend_seconds() -> float:
    """Processor time of this connection's PostgreSQL process, where it is on this machine."""
    from pathlib import Path

    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    facts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(facts[11]) + int(facts[12])) / os.sysconf("SC_CLK_TCK")


def measure(number: int) -> None:
    from petition.models import PetitionLog, PetitionPage
    from petition.transparency import tree, writing
    from petition.transparency.files import LogFiles

    petition = PetitionPage.objects.originals().first()
    before, database = time.process_time(), backend_seconds()
    began = time.perf_counter()
    written = writing.write_log(petition=petition)
    ours, theirs = time.process_time() - before, backend_seconds() - database
    print(f"{written} leaves in {time.perf_counter() - began:.1f} s", flush=True)
    print(f"a leaf: {1000 * ours / written:.4f} ms here, {1000 * theirs / written:.4f} ms in PostgreSQL")
    log = PetitionLog.objects.get(petition=petition)
    kept: dict[str, bytes] = {}
    files = LogFiles(log)

    def read(name: str) -> bytes:
        if name not in kept:
            kept[name] = files.read(name)
        return kept[name]

    spent = []
    for _turn in range(200):
        place = random.randrange(log.size)
        start = time.perf_counter()
        tree.Tree(files.read, log.size).inclusion(place)
        spent.append(time.perf_counter() - start)
    print(f"a proof from files: {1000 * sorted(spent)[100]:.3f} ms (median of 200)")
    whole, spent = tree.Tree(read, log.size), []
    for _turn in range(200):
        start = time.perf_counter()
        whole.inclusion(random.randrange(log.size))
        spent.append(time.perf_counter() - start)
    print(f"a proof of a tree that is open: {1000 * sorted(spent)[100]:.3f} ms")


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaign.settings.development")
    with TemporaryDirectory() as folder:
        os.environ["MEDIA_ROOT"] = folder
        import django

        django.setup()
        from django.core.management import call_command

        from petition.models import PetitionPage
        from petition.tests.transparency.logs import sign_as

        call_command("migrate", verbosity=0)
        call_command("load_demo", verbosity=0)
        petition = PetitionPage.objects.originals().first()
        if petition is None:
            raise SystemExit("The demo has no petition.")
        sign_as(petition, "first")
        fill(number)
        measure(number)


if __name__ == "__main__":
    main()
