"""An invalidation run while people sign, confirm and withdraw."""

import random
import threading

import pytest
from django.db import connections

from petition.abuse.invalidating import run_batch, start, undo
from petition.confirming import confirm
from petition.counting.recounting import recount
from petition.models import InvalidationRun, Signature, SignatureEvent
from petition.tests.invalidations import add, finish, rule
from petition.tests.signers import asks_to_confirm
from petition.withdrawing import withdraw

State = InvalidationRun.State


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch):
    monkeypatch.setattr("petition.abuse.invalidating.BATCH", 3)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_workers_on_one_run_while_people_sign_confirm_and_withdraw(petition):
    """The count equals the rows although all happens at once; nobody is set aside twice."""
    for number in range(40):
        add(petition, f"bot{number}@spam.example")
    waiting = asks_to_confirm(petition)
    pending = [add(waiting, f"late{number}@spam.example") for number in range(10)]
    run = rule(petition, domain="spam.example")
    start(run, by=None)
    InvalidationRun.objects.filter(pk=run.pk).update(state=State.RUNNING, reached=0)
    failures = []

    def at_once(work) -> threading.Thread:
        def guarded() -> None:
            try:
                work()
            except Exception as failure:
                failures.append(failure)
            finally:
                connections.close_all()

        return threading.Thread(target=guarded)

    def take_turns() -> None:
        while run_batch(run):
            pass

    def sign_more() -> None:
        for number in range(15):
            add(petition, f"honest{number}@example.org")

    def leave() -> None:
        for number in random.sample(range(40), 10):
            withdraw(signature=Signature.objects.get(email=f"bot{number}@spam.example"))

    def press_buttons() -> None:
        for signature in pending:
            confirm(signature=signature)

    threads = [at_once(work) for work in (take_turns, take_turns, sign_more, leave, press_buttons)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    run.refresh_from_db()

    assert failures == []
    assert run.rejected == run.signatures.count() == SignatureEvent.objects.filter(kind="rejected").count()
    assert not recount(petition=petition)
    undo(run, by=None)
    finish(run)
    assert not recount(petition=petition)
