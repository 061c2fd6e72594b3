"""What is changed afterwards is found by whoever looks from outside."""

import subprocess
import sys
from datetime import date

import pytest

from petition.models import OfflineBatch, Signature
from petition.signing.withdrawing import withdraw
from petition.tests.transparency.logs import Outsider, sign_many
from petition.tests.transparency.planting import PLANTS, planted, unsigned
from petition.transparency import verifier
from petition.transparency.notes import Checkpoint
from petition.transparency.verifier import WrongError
from petition.transparency.writing import write_log

pytestmark = pytest.mark.django_db
EACH = 17  # of six kinds


@pytest.fixture
def seen(signed_by_twelve):
    """A log of two wordings, a batch on paper and some who left, with a checkpoint from before."""
    petition = signed_by_twelve
    write_log(petition=petition)
    kept = Outsider(petition).claims["log"]["checkpoint"]
    petition.target = "The Council"
    petition.save()
    sign_many(petition, 15, begin=20)
    OfflineBatch.objects.create(petition=petition, count=30, collected_on=date(2026, 5, 1))
    for row in Signature.objects.order_by("pk")[:5]:
        withdraw(signature=row)
    write_log(petition=petition)
    seen = Outsider(petition)
    seen.kept, seen.kept_size = kept, Checkpoint.read(kept).size
    seen.check(earlier=kept)
    return seen


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_each_kind_of_change_is_found(seen, plant):
    missed = []
    for seed in range(EACH):
        try:
            planted(seen, plant, seed).check(earlier=seen.kept)
        except (WrongError, ValueError):
            continue
        missed.append(seed)
    assert missed == []


def test_a_signature_of_nobody_is_found(seen):
    with pytest.raises(WrongError, match="no known key"):
        planted(seen, lambda other, _chance: unsigned(other), 0).check()


def test_each_receipt_opens_its_own_leaf_and_no_other(seen):
    for row in Signature.objects.confirmed():
        assert seen.check(receipt=row.receipt)[-1] == "Your signature is in."
    version, index, proof, nonce = row.receipt.split(".")
    for forged in (
        f"{version}.{(int(index) + 1) % 12}.{proof}.{nonce}",
        f"{version}.{index}.mail.{nonce}",
        f"{version}.{index}.{proof}.{'A' * 43}",
        f"{version}.999.{proof}.{nonce}",
        "no receipt",
    ):
        with pytest.raises(WrongError):
            seen.check(receipt=forged)


def test_an_old_checkpoints_narrow_tiles_are_still_answered(seen, petition):
    """They are deleted once they are full; a verifier that read the checkpoint before that still gets them."""
    claims = seen.claims
    sign_many(petition, 240, begin=100)
    write_log(petition=petition)
    later = Outsider(petition)
    later.claims = claims
    later.check(earlier=seen.kept)


def test_the_file_is_handed_out_and_stands_alone(client, tmp_path):
    response = client.get("/transparency/verify.py")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    file = tmp_path / "verify.py"
    file.write_bytes(response.content)
    done = subprocess.run(
        [sys.executable, "-I", str(file), "--help"], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert "--receipt" in done.stdout
    assert "import django" not in file.read_text()
    assert verifier.__file__


@pytest.mark.parametrize("name", ["tile/0/999", "tile/../secret", "tile/0/000.p/0", "tile/0/000.p/999"])
def test_other_files_are_not_there(seen, client, name):
    assert client.get("/" + seen.claims["log"]["prefix"].split("/", 3)[3] + name).status_code == 404


def test_tiles_are_kept_for_long_and_checkpoints_are_not(seen, client):
    prefix = "/" + seen.claims["log"]["prefix"].split("/", 3)[3]
    tile = client.get(prefix + "tile/0/000.p/" + str(seen.claims["log"]["size"]))
    assert "immutable" in tile["Cache-Control"]
    assert tile["Content-Type"] == "application/octet-stream"
    signed = client.get(prefix + "checkpoint")
    assert signed.content.decode() == seen.claims["log"]["checkpoint"]
    assert signed["Cache-Control"] == "public, max-age=5"
    assert signed["Content-Type"] == "text/plain; charset=utf-8"
