"""A restored backup, a lost key and a damaged file never make a fork: the log stands still, and says why."""

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command

from campaign.operations.backups.archive import _left_out
from campaign.runtime.findings import Level
from petition.models import LogBatch, PetitionLog, Signature
from petition.tests.transparency.logs import KEY, OTHER_KEY, Outsider, check_log, sign_many
from petition.transparency.files import LogFiles
from petition.transparency.findings import public_log
from petition.transparency.keys import new_key
from petition.transparency.verifier import WrongError
from petition.transparency.writing import write_log

pytestmark = pytest.mark.django_db


@pytest.fixture
def backup(signed_by_twelve):
    """Takes the database, or what of it the log writes to, back to where it was."""
    write_log(petition=signed_by_twelve)
    kept = {model: list(model.objects.values()) for model in (PetitionLog, LogBatch, Signature)}

    def restore():
        for model in (LogBatch, PetitionLog):
            model.objects.all().delete()
        Signature.objects.exclude(pk__in=[row["id"] for row in kept[Signature]]).update(logged_since=None, receipt="")
        for model in (PetitionLog, LogBatch):
            model.objects.bulk_create(model(**row) for row in kept[model])

    return restore


def test_a_database_behind_the_files_writes_nothing_until_an_operator_says_so(signed_by_twelve, backup, capsys):
    old = Outsider(signed_by_twelve).claims["log"]["checkpoint"]
    sign_many(signed_by_twelve, 11, begin=20)
    write_log(petition=signed_by_twelve)
    signed = Outsider(signed_by_twelve).claims["log"]["checkpoint"]
    backup()
    sign_many(signed_by_twelve, 11, begin=40)
    before = LogFiles(PetitionLog.objects.get()).last_checkpoint()

    assert write_log(petition=signed_by_twelve) == 0
    assert LogFiles(PetitionLog.objects.get()).last_checkpoint() == before == signed
    finding = public_log()
    assert finding.level == Level.BROKEN
    assert "restored backup" in finding.words
    assert Outsider(signed_by_twelve).claims["log"]["stands_still"]

    call_command("begin_log_anew", str(signed_by_twelve.pk), why="restored")
    assert check_log(signed_by_twelve)[-1] == "34 signatures: 34 in the log, 0 wait for it."
    outsider = Outsider(signed_by_twelve)
    assert outsider.claims["log"]["why"] == "restored"
    assert outsider.claims["log"]["origin"].endswith("/2")
    first = outsider.read("tile/entries/000.p/35")[2:].decode("ascii", "replace").split("start")[0]
    assert f"/transparency/{signed_by_twelve.pk}/1 23 " in first  # what was signed last is named, not what came back
    with pytest.raises(WrongError, match="no known key"):
        outsider.check(earlier=old)
    assert public_log().level == Level.FINE


def test_files_from_a_backup_do_not_vouch_for_themselves(signed_by_twelve, backup, tmp_path):
    log = PetitionLog.objects.get()
    name = f"{LogFiles(log).folder}/last-checkpoint"
    assert any(is_meant(name) for is_meant in _left_out)
    storages["transparency"].delete(name)
    sign_many(signed_by_twelve, 11, begin=20)
    assert write_log(petition=signed_by_twelve) == 0
    assert "came from a backup" in public_log().words


def test_a_changed_file_holds_the_log_up(signed_by_twelve, backup):
    files = LogFiles(PetitionLog.objects.get())
    files.write("tile/0/000.p/12", files.read("tile/0/000.p/12")[::-1])
    sign_many(signed_by_twelve, 11, begin=20)
    write_log(petition=signed_by_twelve)
    assert "was changed" in public_log().words
    assert Outsider(signed_by_twelve).claims["log"]["size"] == 12


def test_a_key_is_changed_by_signing_with_both_for_a_while(signed_by_twelve, backup, settings):
    pinned = Outsider(signed_by_twelve).keys
    settings.TRANSPARENCY_KEY = [OTHER_KEY, KEY]
    sign_many(signed_by_twelve, 10, begin=20)
    write_log(petition=signed_by_twelve)
    outsider = Outsider(signed_by_twelve)
    assert len(outsider.keys) == 2
    outsider.keys = pinned  # who kept the old key goes on
    outsider.check()
    settings.TRANSPARENCY_KEY = [OTHER_KEY]
    sign_many(signed_by_twelve, 10, begin=40)
    assert check_log(signed_by_twelve)[-1] == "32 signatures: 32 in the log, 0 wait for it."


def test_a_lost_key_is_a_new_log(signed_by_twelve, backup, settings):
    settings.TRANSPARENCY_KEY = [new_key()]
    sign_many(signed_by_twelve, 10, begin=20)
    assert write_log(petition=signed_by_twelve) == 0
    assert "TRANSPARENCY_KEY" in public_log().words
    call_command("begin_log_anew", str(signed_by_twelve.pk), why="lost-key")
    assert check_log(signed_by_twelve)[-1] == "22 signatures: 22 in the log, 0 wait for it."
    settings.TRANSPARENCY_KEY = ["no key"]
    assert "is no key" in public_log().words


def test_a_petition_without_a_log_begins_none_anew(petition):
    with pytest.raises(CommandError):
        call_command("begin_log_anew", str(petition.pk), why="restored")
