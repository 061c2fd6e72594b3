"""Times that are taken inside the product's own process; prints one JSON object. Run it with its settings."""

import json
import resource
import sys
import time

import django

django.setup()

from django.db import connection  # noqa: E402

from petition.import_export.exporting import csv_export, exported_signatures  # noqa: E402
from petition.models import PetitionPage, SignatureExport  # noqa: E402

ROUNDS = 300


def count() -> dict[str, float]:
    """How long the number of signatures of the first petition takes to find."""
    petition = PetitionPage.objects.get(slug="petition-1")
    times = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        signatures = petition.tallies.all().total()
        times.append(time.perf_counter() - began)
    return {"milliseconds": sorted(times)[ROUNDS // 2] * 1000, "signatures": signatures}


def export() -> dict[str, float]:
    """The CSV of the first petition, as it streams to an editor."""
    petition = PetitionPage.objects.get(slug="petition-1")
    before = _peak_of_memory()
    began = time.perf_counter()
    lines, first = -1, 0.0
    for piece in csv_export(petition, SignatureExport.Shape.CRM, everyone=True):
        first = first or time.perf_counter() - began
        lines += piece.count(b"\r\n")
    seconds = time.perf_counter() - began
    megabytes = _peak_of_memory() - before
    return {"rows": lines, "seconds": seconds, "first_byte": first, "megabytes": megabytes}


def _peak_of_memory() -> float:
    """Megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def copy() -> dict[str, float]:
    """The same rows by COPY alone, every column as it is."""
    petition = PetitionPage.objects.get(slug="petition-1")
    number = exported_signatures(petition, SignatureExport.Shape.CRM, everyone=True).count()
    began = time.perf_counter()
    where = f"petition_id = {petition.pk} AND state = 'confirmed'"
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY (SELECT * FROM petition_signature WHERE {where}) TO STDOUT (FORMAT csv)") as rows,
    ):
        for _row in rows:
            pass
    return {"rate": number / (time.perf_counter() - began)}


print(json.dumps({"count": count, "export": export, "copy": copy}[sys.argv[1]]()))
