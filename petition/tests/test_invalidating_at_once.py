"""An invalidation run while people sign, confirm and withdraw."""

import random
import threading
from functools import partial

import pytest
from django.db import connections

from petition.abuse.invalidating import run_batch, start, undo
from petition.counting.recounting import recount
from petition.models import InvalidationRun, Signature, SignatureEvent
from petition.signing.confirming import confirm
from petition.signing.withdrawing import withdraw
from petition.tests.invalidations import add, finish, rule
from petition.tests.signers import asks_to_confirm

State = InvalidationRun.State


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch):
    monkeypatch.setattr("petition.abuse.invalidating.BATCH", 3)


def _all_at_once(*works):
    """Each in a thread with connections of its own; what failed is answered."""
    failures = []

    def guarded(work):
        try:
            work()
        except Exception as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=guarded, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


def _sign_more(petition):
    for number in range(15):
        add(petition, f"honest{number}@example.org")


def _ten_of_forty_leave():
    for number in random.sample(range(40), 10):
        withdraw(signature=Signature.objects.get(email=f"bot{number}@spam.example"))


def _press_buttons(signatures):
    for signature in signatures:
        confirm(signature=signature)


def _take_turns(run):
    while run_batch(run):
        pass


@pytest.mark.django_db(transaction=True)
def test_two_workers_on_one_run_while_people_sign_confirm_and_withdraw(petition):
    """The count equals the rows although all happens at once; nobody is set aside twice."""
    for number in range(40):
        add(petition, f"bot{number}@spam.example")
    waiting = asks_to_confirm(petition)
    pending = [add(waiting, f"late{number}@spam.example") for number in range(10)]
    run = rule(petition, domain="spam.example")
    start(run, by=None)
    InvalidationRun.objects.filter(pk=run.pk).update(state=State.RUNNING, reached=0)

    failures = _all_at_once(
        partial(_take_turns, run),
        partial(_take_turns, run),
        partial(_sign_more, petition),
        _ten_of_forty_leave,
        partial(_press_buttons, pending),
    )
    run.refresh_from_db()

    assert failures == []
    assert run.rejected == run.signatures.count() == SignatureEvent.objects.filter(kind="rejected").count()
    assert not recount(petition=petition)
    undo(run, by=None)
    finish(run)
    assert not recount(petition=petition)
