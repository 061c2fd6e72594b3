"""The log says what the rows say, whatever happened to them, and nothing of a person."""

import random
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from petition.models import LogBatch, OfflineBatch, PetitionLog, PetitionPage, Signature
from petition.moderation.moderating import reject, restore
from petition.moderation.readdressing import correct_address
from petition.signing import channels
from petition.signing.confirming import confirm
from petition.signing.withdrawing import anonymize, erase, withdraw
from petition.tests.transparency.logs import Outsider, check_log, sign_as, sign_many
from petition.transparency import tree
from petition.transparency.files import LogFiles
from petition.transparency.leaves import unbundled
from petition.transparency.writing import write_log, write_logs

pytestmark = pytest.mark.django_db


def leaves_of(petition):
    log = PetitionLog.objects.filter(petition=petition).last()
    files, found = LogFiles(log), []
    for index in range(-(-log.size // tree.WIDTH)):
        width = tree.tile_width(log.size, 0, index)
        found += unbundled(files.read(tree.tile_name("entries", index, width)))
    return [leaf.decode() for leaf in found]


def test_ten_go_in_together_and_fewer_wait(petition):
    sign_many(petition, 9)
    assert write_logs() == 0
    assert not PetitionLog.objects.exists()
    sign_as(petition, "ada")
    assert write_logs() == 10
    assert write_logs() == 0
    assert {leaf.split(" ")[0] for leaf in leaves_of(petition)} == {"start"}
    assert Outsider(petition).check()[-1] == "10 signatures: 10 in the log, 0 wait for it."


def test_the_order_in_a_batch_tells_nothing_of_time(petition):
    signers = sign_many(petition, 40)
    write_log(petition=petition)
    places = [int(Signature.objects.get(pk=one.pk).receipt.split(".")[1]) for one in signers]
    assert sorted(places) == list(range(40))
    assert places != sorted(places)


def test_who_stops_to_count_ends_by_a_leaf_that_names_no_start(signed_by_twelve):
    write_log(petition=signed_by_twelve)
    rows = list(Signature.objects.order_by("pk"))
    for row in rows[:6]:
        withdraw(signature=row)
    for row in rows[6:10]:
        reject(signature=row, by=None)
    write_log(petition=signed_by_twelve)
    ends = [leaf.split(" ") for leaf in leaves_of(signed_by_twelve) if leaf.startswith("end")]
    assert sorted(leaf[-1] for leaf in ends) == ["editor"] * 4 + ["withdrawn"] * 6
    assert all(len(leaf) == 6 for leaf in ends)
    assert Outsider(signed_by_twelve).check()[-1] == "2 signatures: 2 in the log, 0 wait for it."


def test_what_goes_and_comes_back_in_between_owes_nothing(signed_by_twelve):
    write_log(petition=signed_by_twelve)
    for row in Signature.objects.all():
        reject(signature=row, by=None)
        restore(signature=Signature.objects.get(pk=row.pk), by=None)
    assert write_log(petition=signed_by_twelve) == 0


@pytest.mark.parametrize("seed", range(2))
def test_page_api_and_checkpoint_agree_after_any_mix(petition, seed):
    chance = random.Random(seed)
    petition.confirmation = PetitionPage.Confirmation.COUNT
    petition.save()
    deeds = [
        lambda row: confirm(signature=row),
        lambda row: withdraw(signature=row),
        lambda row: reject(signature=row, by=None),
        lambda row: restore(signature=row, by=None),
        lambda row: erase(signature=row),
        lambda row: anonymize(signature=row),
        lambda row: correct_address(signature=row, email=f"other{row.pk}@example.org", by=None),
        lambda row: sign_as(petition, row.email.partition("@")[0]) if "signer" in row.email else None,
    ]
    for step in range(4):
        sign_many(petition, 15, begin=15 * step)
        sign_as(petition, f"import{step}", channel=channels.IMPORT, now=timezone.now() - timedelta(days=30 + step))
        OfflineBatch.objects.create(petition=petition, count=5 + step, collected_on=date(2026, 5, 1))
        if step == 2:
            OfflineBatch.objects.first().delete()
            last = OfflineBatch.objects.last()
            last.count = 100
            last.save()
        for row in Signature.objects.order_by("pk"):
            if chance.random() < 0.6:
                chance.choice(deeds)(Signature.objects.get(pk=row.pk))
        write_log(petition=petition)
        outsider = Outsider(petition)
        outsider.check()
        there = PetitionPage.objects.get(pk=petition.pk)
        assert outsider.claims["signatures"] == there.signatures_counted
        assert f'data-count="{there.signatures_counted}"' in outsider.client.get(there.url).content.decode()
        # What waits are fewer than ten leaves.
        assert Signature.objects.owed_to_log().count() < 10


def test_a_batch_on_paper_is_one_leaf_with_its_number_and_the_scans_hash(petition):
    scan = "ab" * 32
    batch = OfflineBatch.objects.create(petition=petition, count=120, collected_on=date(2026, 5, 1), scan_digest=scan)
    write_log(petition=petition)
    batch.count = 119
    batch.save()
    write_log(petition=petition)
    digest = petition.wording.digest if petition.wording_id else batch.wording.digest
    assert leaves_of(petition)[0] == f"paper 1 {digest} 120 2026-05-01 {scan}"
    later = sorted(leaf.split(" ")[0] + leaf.split(" ")[3] for leaf in leaves_of(petition)[1:])
    assert later == ["paper-end120", "paper119"]
    assert Outsider(petition).check()[-1] == "119 signatures: 119 in the log, 0 wait for it."


def test_an_erased_signer_leaves_nothing_that_links(signed_by_twelve):
    write_log(petition=signed_by_twelve)
    ada = Signature.objects.first()
    receipt, index = ada.receipt, int(ada.receipt.split(".")[1])
    commitment = leaves_of(signed_by_twelve)[index].split(" ")[-1]
    erase(signature=ada)
    anonymize(signature=Signature.objects.order_by("pk")[1])
    sign_many(signed_by_twelve, 10, begin=50)
    write_log(petition=signed_by_twelve)

    nonce = receipt.split(".")[3]
    for model in (Signature, LogBatch, PetitionLog):
        for row in model.objects.all():
            said = " ".join(str(value) for value in vars(row).values())
            assert nonce not in said
            assert commitment not in said
    erased = Signature.objects.get(pk=ada.pk)
    assert (erased.receipt, erased.logged_since, erased.logged_wording) == ("", None, None)
    # The row that still counts without its data tells its day, as all of that day do, and no place.
    kept = Signature.objects.exclude(anonymized_at=None).get(state="confirmed")
    assert kept.receipt == ""
    assert kept.logged_since == kept.confirmed_at
    Outsider(signed_by_twelve).check()


def test_signing_waits_for_no_log(signed_by_twelve, settings, monkeypatch):
    def fail(*_args, **_more):
        raise OSError("the disk is full")

    monkeypatch.setattr(LogFiles, "write", fail)
    with pytest.raises(OSError, match="full"):
        write_log(petition=signed_by_twelve)
    assert sign_as(signed_by_twelve, "late").state == "confirmed"
    monkeypatch.undo()
    assert check_log(signed_by_twelve)[-1] == "13 signatures: 12 in the log, 1 wait for it."
    assert mail.outbox == []


def test_a_killed_process_loses_nothing_and_signs_nothing_else(signed_by_twelve, monkeypatch):
    """Between each two steps: rows noted, files half written, guard written, batch not marked."""
    write, killed = LogFiles.write, []

    def die(self, name, content):
        if len(killed) < 6:
            killed.append(name)
            if len(killed) % 2:
                write(self, name, content)
            raise KeyboardInterrupt
        write(self, name, content)

    monkeypatch.setattr(LogFiles, "write", die)
    for _turn in range(6):
        with pytest.raises(KeyboardInterrupt):
            write_log(petition=signed_by_twelve)

    def sign_and_die(self, note):
        write(self, "last-checkpoint", note.encode())
        raise SystemExit

    monkeypatch.setattr(LogFiles, "keep_checkpoint", sign_and_die)
    with pytest.raises(SystemExit):
        write_log(petition=signed_by_twelve)
    monkeypatch.undo()
    assert check_log(signed_by_twelve)[-1] == "12 signatures: 12 in the log, 0 wait for it."
    assert len(leaves_of(signed_by_twelve)) == 12


def test_without_a_key_there_is_no_log(signed_by_twelve, settings):
    settings.TRANSPARENCY_KEY = []
    assert write_logs() == 0
    assert Outsider(signed_by_twelve).claims["log"] is None
