"""Two deployments at once, and migrations while people sign, on PostgreSQL."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.commands.migrate import Command as DjangosMigrate
from django.db import OperationalError, connection, connections, models, transaction

from campaign.runtime.database.advisory_lock import alone
from campaign.runtime.database.migration_operations import AddIndexWithoutLock
from campaign.runtime.management.commands import migrate
from campaign.tests.serving import sooner_or_later
from petition.models import Signature
from petition.tests.signers import signed

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


WAITING = "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%made_by_a_test%'"

MADE = "SELECT indisvalid, pg_get_indexdef(indexrelid) FROM pg_index WHERE indexrelid = 'made_by_a_test'::regclass"


def ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def in_a_thread(work, *arguments):
    try:
        return work(*arguments)
    finally:
        connections.close_all()


def test_of_two_migrates_the_second_begins_when_the_first_is_done(db, monkeypatch, capsys):
    waiting, steps = threading.Event(), []

    def work(self, *args, **options):
        steps.append("begins")
        if len(steps) == 1:
            waiting.wait(30)
        steps.append("ends")

    monkeypatch.setattr(DjangosMigrate, "handle", work)
    monkeypatch.setattr(migrate.Command, "handle", _telling(migrate.Command.handle, waiting))
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(in_a_thread, call_command, "migrate") for _deployment in range(2)]:
            done.result(60)

    assert steps == ["begins", "ends"] * 2
    assert "Another migrate runs: waiting." in capsys.readouterr().err


def _telling(handle, waiting):
    """Let the first go on once the second says that it waits."""

    def handled(self, *args, **options):
        write = self.stderr.write

        def said(words, *more):
            write(words, *more)
            waiting.set()

        self.stderr.write = said
        return handle(self, *args, **options)

    return handled


def test_a_turn_ends_with_the_process_that_had_it(db):
    with pytest.raises(KeyboardInterrupt), alone("a name"):
        raise KeyboardInterrupt
    waited = []
    with alone("a name", on_waiting=lambda: waited.append(1)):
        pass
    assert not waited


def test_a_migration_that_cannot_have_its_table_lets_signers_pass_and_tries_again(petition, monkeypatch):
    """An export reads the table for long; the migration wants it for itself; people go on signing."""
    export = connection.copy()
    with closing(export), export.cursor() as cursor:
        export.set_autocommit(False)
        cursor.execute("SELECT count(*) FROM petition_signature")
        tried = []

        def wants_the_table(self, *args, **options):
            tried.append(1)
            with transaction.atomic():
                ask("LOCK TABLE petition_signature IN ACCESS EXCLUSIVE MODE")

        def pause(seconds):
            signed(petition)
            export.commit()

        monkeypatch.setattr(DjangosMigrate, "handle", wants_the_table)
        monkeypatch.setattr(migrate, "LOCK_TIMEOUT", "100ms")
        monkeypatch.setattr(migrate, "time", SimpleNamespace(sleep=pause))
        call_command("migrate")

    assert len(tried) == 2
    assert Signature.objects.count() == 1


@pytest.mark.parametrize("left_by_a_killed_try", [False, True])
def test_people_sign_while_an_index_is_made(petition, left_by_a_killed_try):
    """However large the table is: it waits for whoever is in mid-signature, and nobody waits for it."""
    operation = AddIndexWithoutLock("signature", models.Index(fields=["source", "medium"], name="made_by_a_test"))
    state = SimpleNamespace(apps=apps)
    if left_by_a_killed_try:
        ask("CREATE INDEX made_by_a_test ON petition_signature (source)")

    def make():
        with connection.schema_editor(atomic=False) as editor:
            operation.database_forwards("petition", editor, state, state)

    signed(petition, email="first@example.org")
    slow = connection.copy()
    with ThreadPoolExecutor(2) as pool, closing(slow), slow.cursor() as cursor:
        slow.set_autocommit(False)
        cursor.execute("UPDATE petition_signature SET comment = 'in the middle'")
        making = pool.submit(in_a_thread, make)
        assert sooner_or_later(lambda: ask(WAITING))
        pool.submit(in_a_thread, partial(signed, petition, email="second@example.org")).result(30)
        assert not making.done()
        slow.commit()
        making.result(60)
    made = ask(MADE)
    ask("DROP INDEX made_by_a_test")

    [(valid, definition)] = made
    assert valid
    assert "(source, medium)" in definition


def test_a_refused_lock_is_no_reason_to_try_for_ever(db, monkeypatch):
    def refused(self, *args, **options):
        ask("DO $$ BEGIN RAISE lock_not_available; END $$")

    monkeypatch.setattr(DjangosMigrate, "handle", refused)
    monkeypatch.setattr(migrate, "TRIES", 2)
    monkeypatch.setattr(migrate, "time", SimpleNamespace(sleep=lambda seconds: None))
    with pytest.raises(OperationalError):
        call_command("migrate")
