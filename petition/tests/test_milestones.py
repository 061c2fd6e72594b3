"""Goals that are reached are noted once, and go with signatures that were none."""

import threading

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from petition.counting.milestones import note_all_milestones, note_milestones
from petition.models import Milestone, NextGoal, OfflineBatch, PetitionPage
from petition.moderation.moderating import reject
from petition.signing.withdrawing import withdraw
from petition.tests.signers import signed


def on_paper(petition, count):
    OfflineBatch.objects.all().delete()
    OfflineBatch.objects.create(petition=petition, count=count, collected_on=timezone.localdate())
    return PetitionPage.objects.get(pk=petition.pk)


@pytest.fixture
def stepped(petition):
    """A goal of 100 that goes on to 200 and 500."""
    for signatures in (500, 200):
        NextGoal.objects.create(petition=petition, signatures=signatures)
    return petition


def test_each_goal_is_noted_once_when_it_is_reached(stepped):
    assert note_milestones(petition=on_paper(stepped, 99)) == []
    assert note_milestones(petition=on_paper(stepped, 100)) == [100]
    assert note_milestones(petition=on_paper(stepped, 150)) == []
    assert note_milestones(petition=on_paper(stepped, 700)) == [200, 500]
    assert list(Milestone.objects.values_list("signatures", flat=True)) == [500, 200, 100]


def test_a_milestone_stays_when_somebody_withdraws(stepped):
    signers = [signed(stepped, email=f"a{number}@example.org") for number in range(2)]
    note_milestones(petition=on_paper(stepped, 98))
    for signer in signers:
        withdraw(signature=signer)
    assert note_milestones(petition=on_paper(stepped, 98)) == []
    assert Milestone.objects.count() == 1
    assert note_milestones(petition=on_paper(stepped, 100)) == []


def test_s28_a_milestone_goes_when_its_signatures_are_set_aside_and_comes_anew(client, stepped):
    robots = [signed(stepped, email=f"bot{number}@example.org") for number in range(2)]
    assert note_milestones(petition=on_paper(stepped, 98)) == [100]
    first = Milestone.objects.get().pk
    assert "100 signatures reached" in client.get("/petition/updates/").content.decode()
    for robot in robots:
        reject(signature=robot, by=None)
    withdraw(signature=robots[0])
    assert note_milestones(petition=on_paper(stepped, 98)) == []
    assert not Milestone.objects.exists()
    assert "100 signatures reached" not in client.get("/petition/updates/").content.decode()
    assert note_milestones(petition=on_paper(stepped, 100)) == [100]
    assert Milestone.objects.get().pk != first  # by which the webhook tells it anew


def test_s28_a_milestone_goes_when_paper_was_counted_wrongly(stepped):
    note_milestones(petition=on_paper(stepped, 100))
    note_milestones(petition=on_paper(stepped, 90))
    assert note_milestones(petition=on_paper(stepped, 100)) == [100]


def test_s12_the_bar_goes_on_to_the_next_goal(client, stepped):
    on_paper(stepped, 100)
    html = client.get("/petition/").content.decode()
    assert 'value="50"' in html
    assert "<span data-goal>200</span>" in html


def test_a_petition_without_a_goal_has_no_milestones(petition):
    petition.goal = None
    petition.save()
    on_paper(petition, 1000)
    assert note_all_milestones() == 0


def test_the_command_says_how_many_are_new(stepped, capsys):
    on_paper(stepped, 250)
    call_command("note_milestones")
    call_command("note_milestones")
    assert capsys.readouterr().out == "Milestones: 2.\nMilestones: 0.\n"


@pytest.mark.django_db(transaction=True)
def test_several_that_notice_at_once_note_it_once(petition):
    on_paper(petition, 100)

    def notice():
        note_all_milestones()
        connections.close_all()

    threads = [threading.Thread(target=notice) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Milestone.objects.count() == 1
