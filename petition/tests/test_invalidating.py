"""Setting many signatures aside by a rule: counted first, stopped, undone, and the count right throughout."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from campaign.runtime.tasks.left_behind import take_up_left_behind
from petition.abuse import invalidating
from petition.abuse.invalidating import count_matching, run_batch, start, stop, undo
from petition.abuse.tasks import work_on_invalidation
from petition.models import InvalidationRun, Signature, SignatureEvent
from petition.moderation.moderating import restore
from petition.signing.confirming import confirm
from petition.signing.withdrawing import erase, withdraw
from petition.tests.invalidations import add, count_is_exact, finish, rows, rule
from petition.tests.signers import asks_to_confirm

State = InvalidationRun.State


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch):
    monkeypatch.setattr(invalidating, "BATCH", 3)


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("maud", "maud@example.org", "secret")


@pytest.fixture
def crowd(petition):
    """Seven who count and three who wait from spam.example, and two honest people, over two days."""
    yesterday = timezone.now() - timedelta(days=1)
    for number in range(7):
        add(petition, f"bot{number}@spam.example", now=yesterday if number % 2 else None)
    add(petition, "ada@example.org")
    asks_to_confirm(petition)
    for number in range(7, 10):
        add(petition, f"bot{number}@mx.spam.example")
    add(petition, "ben@example.org")
    return petition


def test_it_counts_first_and_changes_nothing(crowd):
    before = rows(crowd)
    run = rule(crowd, domain="@Spam.example")

    assert count_matching(run) == 10
    assert run_batch(run) == 0
    assert rows(crowd) == before


def test_in_batches_the_count_is_right_after_each(crowd, editor):
    run = rule(crowd, domain="spam.example")
    assert start(run, by=editor)

    assert run_batch(run) == 3
    assert count_is_exact(crowd, 5)
    finish(run)
    assert (run.state, run.rejected) == (State.DONE, 10)
    assert run.finished_at is not None
    assert count_is_exact(crowd, 1)
    assert {email for email, (state, *_rest) in rows(crowd).items() if state != "rejected"} == {
        "ada@example.org",
        "ben@example.org",
    }


def test_those_set_aside_get_no_mail_and_each_has_an_event_that_names_the_editor(crowd, editor):
    run = rule(crowd, domain="spam.example")
    start(run, by=editor)
    finish(run)

    assert not run.signatures.exclude(owed_mail="").exists()
    events = SignatureEvent.objects.filter(kind="rejected", details__run=run.pk)
    assert events.count() == 10
    assert {event.by for event in events} == {editor}


def test_undone_each_signature_is_exactly_as_before(crowd, editor):
    before = rows(crowd)
    run = rule(crowd, domain="spam.example")
    start(run, by=editor)
    finish(run)
    assert undo(run, by=editor)
    finish(run)

    assert (run.state, run.rejected) == (State.UNDONE, 0)
    assert rows(crowd) == before
    assert count_is_exact(crowd, 8)
    assert SignatureEvent.objects.filter(kind="restored", by=editor).count() == 10


def test_stopped_it_keeps_what_was_done_and_goes_on_from_there(crowd, editor):
    run = rule(crowd, domain="spam.example")
    start(run, by=editor)
    run_batch(run)
    assert stop(run, by=editor)

    assert run_batch(run) == 0
    assert run.signatures.count() == 3
    assert start(run, by=editor)
    finish(run)
    assert run.signatures.count() == 10
    assert count_is_exact(crowd, 1)


def test_stopped_in_the_middle_it_can_be_undone(crowd, editor):
    before = rows(crowd)
    run = rule(crowd, domain="spam.example")
    start(run, by=editor)
    run_batch(run)
    undo(run, by=editor)
    finish(run)

    assert rows(crowd) == before
    assert count_is_exact(crowd, 8)


def test_an_undo_leaves_alone_what_another_run_or_an_editor_set_aside(crowd, editor):
    first, second = rule(crowd, domain="mx.spam.example"), rule(crowd, domain="spam.example")
    for run in (first, second):
        start(run, by=editor)
        finish(run)
    undo(second, by=editor)
    finish(second)

    assert Signature.objects.filter(state="rejected").count() == 3
    assert first.signatures.count() == 3


def test_who_was_restored_by_hand_is_not_touched_by_an_undo(crowd, editor):
    run = rule(crowd, domain="spam.example")
    start(run, by=editor)
    finish(run)
    restore(signature=run.signatures.earliest("pk"), by=editor)
    undo(run, by=editor)
    finish(run)

    assert count_is_exact(crowd, 8)


def test_who_confirmed_while_set_aside_counts_after_the_undo(crowd, editor):
    run = rule(crowd, domain="mx.spam.example")
    start(run, by=editor)
    finish(run)
    confirm(signature=Signature.objects.get(email="bot8@mx.spam.example"))
    undo(run, by=editor)
    finish(run)

    assert [state for state, *_rest in map(rows(crowd).get, ("bot7@mx.spam.example", "bot8@mx.spam.example"))] == [
        "pending",
        "confirmed",
    ]
    assert count_is_exact(crowd, 9)


def test_who_had_their_data_erased_meanwhile_does_not_come_back(crowd, editor):
    run = rule(crowd, domain="spam.example")
    start(run, by=editor)
    finish(run)
    erase(signature=Signature.objects.get(email="bot0@spam.example"))
    undo(run, by=editor)
    finish(run)

    assert count_is_exact(crowd, 7)


@pytest.mark.parametrize(
    ("criteria", "found"),
    [
        ({"email_pattern": "BOT+"}, {"bot+1@gmail.com"}),
        ({"email_pattern": "%"}, set()),
        ({"domain": "gmail.com"}, {"bot+1@gmail.com"}),
        ({"domain": "mail.com"}, set()),
        ({"network_key": "n1"}, {"eve@x.example"}),
        ({"name": "eve Ott"}, {"eve@x.example"}),
        ({"name": "otter", "network_key": "n2"}, {"bot+1@gmail.com"}),
        ({"name": "otter", "network_key": "n1", "domain": "gmail.com"}, set()),
    ],
)
def test_all_criteria_together_name_the_signatures(petition, criteria, found):
    add(petition, "eve@x.example", given_name="Eve", network_key="n1")
    add(petition, "bot+1@gmail.com", network_key="n2")
    assert set(invalidating.matching(rule(petition, **criteria)).values_list("email", flat=True)) == found


def test_a_window_of_time_begins_with_its_first_instant_and_ends_before_its_last(petition):
    noon = timezone.now().replace(minute=0, second=0, microsecond=0)
    for hour in range(4):
        add(petition, f"a{hour}@x.example", now=noon + timedelta(hours=hour))
    run = rule(petition, signed_from=noon + timedelta(hours=1), signed_until=noon + timedelta(hours=3))
    assert sorted(invalidating.matching(run).values_list("email", flat=True)) == ["a1@x.example", "a2@x.example"]


def test_other_petitions_and_those_who_withdrew_are_never_touched(crowd, closed_petition, editor):
    closed_petition.state = "open"
    closed_petition.save()
    add(closed_petition, "eve@spam.example")
    withdraw(signature=Signature.objects.get(email="bot0@spam.example"))
    run = rule(crowd, domain="spam.example")
    start(run, by=editor)
    finish(run)

    assert Signature.objects.get(email="eve@spam.example").state == "confirmed"
    assert Signature.objects.get(email="bot0@spam.example").state == "withdrawn"


@pytest.mark.parametrize("criteria", [{}, {"name": "  "}, {"domain": "@"}, {"domain": "☃.example"}])
def test_a_rule_that_says_nothing_is_refused(petition, criteria):
    with pytest.raises(ValidationError):
        rule(petition, **criteria)


def test_not_even_a_row_that_was_written_without_a_rule_sets_everything_aside(crowd):
    run = InvalidationRun.objects.create(petition=crowd, reason="x", state=State.RUNNING)
    with pytest.raises(ValueError, match="needs a rule"):
        run_batch(run)


def test_each_button_works_from_the_states_that_it_fits(crowd, editor):
    run = rule(crowd, domain="spam.example")
    assert not stop(run, by=editor)
    assert not undo(run, by=editor)
    assert start(run, by=editor)
    assert not start(run, by=editor)
    finish(run)
    assert not start(run, by=editor)
    assert undo(run, by=editor)
    assert not undo(run, by=editor)
    finish(run)
    assert not start(run, by=editor)


def test_starting_sets_a_task_to_work(crowd, editor, django_capture_on_commit_callbacks):
    run = rule(crowd, domain="spam.example")
    with django_capture_on_commit_callbacks(execute=True):
        start(run, by=editor)
    run.refresh_from_db()
    assert (run.state, run.rejected) == (State.DONE, 10)


def test_what_a_killed_worker_left_is_taken_up_again(crowd, editor):
    run = rule(crowd, domain="spam.example")
    start(run, by=editor)
    run_batch(run)  # and the worker is gone
    take_up_left_behind()
    assert run.signatures.count() == 3  # it may still be at work
    InvalidationRun.objects.filter(pk=run.pk).update(due_at=timezone.now() - timedelta(minutes=3))
    take_up_left_behind()
    run.refresh_from_db()
    assert (run.state, run.rejected) == (State.DONE, 10)


def test_a_long_run_leaves_the_worker_to_others_after_each_stretch(crowd, editor, monkeypatch):
    monkeypatch.setattr("petition.abuse.tasks.BATCHES_AT_A_TIME", 1)
    run = rule(crowd, domain="spam.example")
    start(run, by=editor)
    work_on_invalidation.enqueue(run.pk)
    run.refresh_from_db()
    assert (run.state, run.rejected) == (State.DONE, 10)
