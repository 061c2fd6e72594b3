"""A backup is worth what comes back from it."""

import os
import subprocess
import sys
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from pyrage import x25519

from campaign.core.models import Backup
from campaign.operations.findings.backup_checks import backups
from campaign.runtime.findings import Level
from petition.tests.signers import signed

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def identity(tmp_path):
    secret = x25519.Identity.generate()
    file = tmp_path / "key.txt"
    file.write_text(f"# public key: {secret.to_public()}\n{secret}\n")
    return secret, file


@pytest.fixture
def backup(petition, identity, tmp_path):
    signed(petition, email="ana@example.org")
    default_storage.save("images/backed-up.txt", ContentFile(b"river"))
    call_command("backup", tmp_path / "backups", recipient=str(identity[0].to_public()))
    (file,) = (tmp_path / "backups").iterdir()
    return file


@contextmanager
def empty_database(tmp_path):
    """The address of an empty database beside the tests' own."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    own, name = connection.settings_dict, f"{connection.settings_dict['NAME']}_restored"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        yield f"postgres://{own['USER']}:{own['PASSWORD']}@{own['HOST']}:{own['PORT'] or 5432}/{name}"
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def restore(file, identity_file, *, database, media):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "campaign.settings.development",
        "DATABASE_URL": database,
        "MEDIA_ROOT": str(media),
    }
    command = [sys.executable, "manage.py", "restore", str(file), "--identity", str(identity_file)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def addresses_in(database):
    query = "SELECT email FROM petition_signature"
    if database.startswith("sqlite"):
        import sqlite3

        with closing(sqlite3.connect(database.removeprefix("sqlite:///"))) as restored:
            return [row[0] for row in restored.execute(query)]
    import psycopg

    with psycopg.connect(database) as restored:
        return [row[0] for row in restored.execute(query)]


def test_signatures_and_media_come_back_into_an_empty_database(backup, identity, tmp_path):
    with empty_database(tmp_path) as database:
        done = restore(backup, identity[1], database=database, media=tmp_path / "media")

        assert done.returncode == 0, done.stderr
        assert addresses_in(database) == ["ana@example.org"]
        again = restore(backup, identity[1], database=database, media=tmp_path / "media")
        assert "This database is not empty." in again.stderr
    assert (tmp_path / "media" / "images" / "backed-up.txt").read_bytes() == b"river"


def test_nobody_reads_a_backup_without_the_key(backup, tmp_path):
    stranger = tmp_path / "stranger.txt"
    stranger.write_text(str(x25519.Identity.generate()))

    assert b"ana@example.org" not in backup.read_bytes()
    with empty_database(tmp_path) as database:
        refused = restore(backup, stranger, database=database, media=tmp_path / "media")
    assert "encrypted to another key" in refused.stderr


def test_a_damaged_backup_is_refused_in_words(backup, identity, tmp_path):
    whole = backup.read_bytes()
    backup.write_bytes(whole[: len(whole) // 2])

    with empty_database(tmp_path) as database:
        refused = restore(backup, identity[1], database=database, media=tmp_path / "media")

    assert "The file can't be read" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_wrong_recipient_is_told_before_anything_is_written(tmp_path):
    with pytest.raises(CommandError, match="begins with age1"):
        call_command("backup", tmp_path / "backups", recipient="me@example.org")

    assert not (tmp_path / "backups").exists()


def test_a_rehearsal_restores_beside_the_live_site_and_is_noted(backup, identity, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("AWS_STORAGE_BUCKET_NAME", "the-live-bucket")
    monkeypatch.setenv("AWS_S3_ENDPOINT_URL", "http://127.0.0.1:9")  # nothing answers there
    (tmp_path / "address").write_text("sqlite:////the/live/database")
    monkeypatch.setenv("DATABASE_URL_FILE", str(tmp_path / "address"))
    call_command("rehearse_restore", backup, identity=identity[1])
    assert "media files. 1 signatures and 3 pages came back." in capsys.readouterr().out
    assert Backup.objects.rehearsed().get().name == backup.name
    assert default_storage.exists("images/backed-up.txt")


def test_a_rehearsal_with_the_wrong_key_says_so_and_is_not_noted(backup, tmp_path):
    stranger = tmp_path / "stranger.txt"
    stranger.write_text(str(x25519.Identity.generate()))
    with pytest.raises(CommandError, match="encrypted to another key"):
        call_command("rehearse_restore", backup, identity=stranger)
    assert not Backup.objects.rehearsed().exists()


def test_a_key_opens_what_its_public_half_closed_and_is_never_written_over(tmp_path, capsys):
    file = tmp_path / "key.txt"
    call_command("make_backup_key", file)
    public = capsys.readouterr().out.strip()
    assert str(x25519.Identity.from_str(file.read_text().splitlines()[1]).to_public()) == public
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="can't be written"):
        call_command("make_backup_key", file)


def test_the_newest_backups_are_kept(tmp_path, identity):
    for day in (1, 2, 3):
        (tmp_path / f"campaign-2026-01-0{day}T033000Z.tar.age").touch()
    call_command("backup", tmp_path, recipient=str(identity[0].to_public()), keep=2)
    days = sorted(file.name for file in tmp_path.glob("*.tar.age"))
    assert [name[:19] for name in days[:1]] == ["campaign-2026-01-03"]
    assert len(days) == 2


def test_the_state_of_the_site_says_how_old_the_last_backup_is(settings):
    settings.DEBUG = False
    assert (backups().level, "None was ever made" in backups().words) == (Level.WORTH_A_LOOK, True)
    made = Backup.objects.create(name="campaign-1.tar.age", size=1)
    assert "none was restored" in backups().words
    Backup.objects.update(rehearsed_at=made.made_at)
    assert backups().level == Level.FINE
    Backup.objects.update(made_at=made.made_at - timedelta(days=3))
    assert (backups().level, "Does its timer run?" in backups().words) == (Level.BROKEN, True)
