"""Signatures that are committed together: each for itself, as if it were alone."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from campaign.runtime.group_commit import GroupCommit
from petition.counting.recounting import recount
from petition.models import Signature
from petition.signing import channels, inserting
from petition.signing.inserting import REPEATED
from petition.signing.sign import Outcome, sign, write_signature
from petition.submission.attribution import Visit
from petition.submission.submission import Submission

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def all_in_one_batch(monkeypatch):
    """Makes so many writers arrive while the first batch is being written; gives the sizes of the batches."""
    sizes = []

    def prepare(number):
        arrived = threading.Semaphore(0)
        commit = inserting._commit

        def late(rows):
            if not sizes:
                for _writer in range(number - 1):
                    arrived.acquire(timeout=20)
            sizes.append(len(rows))
            return commit(rows)

        together = GroupCommit(late)

        def insert_together(row):
            arrived.release()
            return together.submit(row)

        monkeypatch.setattr("petition.signing.sign.insert_together", insert_together)
        return sizes

    return prepare


def signed_at_once(petition, submissions):
    def one(submission):
        try:
            return write_signature(
                petition=petition, submission=submission, visit=Visit(language="en"), channel=channels.FORM
            )
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(submissions)) as pool:
        return list(pool.map(one, submissions))


def person(name, email=None):
    return Submission(given_name=name, email=email or f"{name.lower()}@example.org")


def test_those_who_wait_are_written_in_one_batch_with_their_count(petition, all_in_one_batch):
    sizes = all_in_one_batch(6)
    written = signed_at_once(petition, [person(f"Ada{number}") for number in range(6)])
    assert set(written) == set(Signature.objects.values_list("pk", flat=True))
    assert len(sizes) < 6
    assert sum(sizes) == 6
    assert petition.signatures_counted == 6
    assert recount(petition=petition) == []


def test_an_address_twice_in_one_batch_is_one_signature(petition, all_in_one_batch):
    all_in_one_batch(6)
    written = signed_at_once(petition, [person("Ada", "one@example.org") for _post in range(6)])
    assert sorted(written) == [REPEATED] * 5 + [Signature.objects.get().pk]
    assert petition.signatures_counted == 1


@pytest.mark.postgresql
def test_one_row_that_the_database_refuses_costs_the_others_nothing(petition, all_in_one_batch):
    all_in_one_batch(6)
    people = [person(f"Ada{number}") for number in range(5)]
    bad = Submission(given_name="Too long" * 20, email="bad@example.org")  # no form lets this pass
    written = signed_at_once(petition, [*people, bad])
    assert set(written[:5]) == set(Signature.objects.values_list("pk", flat=True))
    assert isinstance(written[5], Exception)
    assert petition.signatures_counted == 5
    assert recount(petition=petition) == []


def test_a_batch_that_fails_is_written_one_by_one(petition, monkeypatch):
    def fail(rows, **options):
        raise OSError

    insert_new = inserting.insert_new
    monkeypatch.setattr(inserting, "insert_new", fail)
    monkeypatch.setattr("petition.signing.sign.insert_new", insert_new)
    written = signed_at_once(petition, [person(f"Ada{number}") for number in range(4)])
    assert set(written) == set(Signature.objects.values_list("pk", flat=True))
    assert petition.signatures_counted == 4


def test_eight_writers_at_once_are_all_thanked(petition):
    def post(worker):
        try:
            return [
                sign(
                    petition=petition,
                    submission=person("Ada", f"a{worker}x{number}@example.org"),
                    visit=Visit(language="en"),
                    channel=channels.FORM,
                ).outcome
                for number in range(10)
            ]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(post, range(8))) == [[Outcome.ACCEPTED] * 10] * 8
    assert petition.signatures_counted == Signature.objects.count() == 80
    assert recount(petition=petition) == []
