"""Editors who want it are told by mail, once, when a goal is reached."""

import threading

import pytest
from django.contrib.auth import get_user_model
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from campaign.admin.tests.rights import ANALYSTS, EDITORS, member_of
from campaign.mail.delivering.delivery import deliver_all
from campaign.mail.models import Notice, NoticeChoice
from petition.counting.milestones import note_milestones
from petition.models import Milestone, NextGoal, OfflineBatch, PetitionPage


def reached(petition, count=100):
    OfflineBatch.objects.all().delete()
    OfflineBatch.objects.create(petition=petition, count=count, collected_on=timezone.localdate())
    return PetitionPage.objects.get(pk=petition.pk)


@pytest.fixture
def editor(petition):
    """Wants to be told; an analyst beside does not."""
    member_of(ANALYSTS, get_user_model())
    editor = member_of(EDITORS, get_user_model())
    NoticeChoice.objects.create(user=editor, goals=True)
    return editor


@pytest.mark.django_db
def test_who_wants_it_is_told_once_and_what_comes_next(petition, editor, mailoutbox):
    NextGoal.objects.create(petition=petition, signatures=200)
    note_milestones(petition=reached(petition))
    Milestone.objects.all().delete()  # set aside, and reached again
    note_milestones(petition=reached(petition))
    deliver_all()
    (mail,) = mailoutbox
    assert mail.to == [editor.email]
    assert mail.subject == f"Goal reached: 100 for “{petition.title}”"
    assert "The next goal is 200." in mail.body
    assert f"{reverse('statistics')}?petition={petition.pk}" in mail.body


@pytest.mark.django_db
def test_of_two_goals_in_one_instant_the_higher_one_is_told(petition, editor, mailoutbox):
    NextGoal.objects.create(petition=petition, signatures=200)
    note_milestones(petition=reached(petition, 250))
    deliver_all()
    assert [mail.subject for mail in mailoutbox] == [f"Goal reached: 200 for “{petition.title}”"]
    assert "There is no further goal." in mailoutbox[0].body


@pytest.mark.django_db
def test_it_is_chosen_in_ones_own_account(client, editor):
    NoticeChoice.objects.all().delete()
    client.force_login(editor)
    page = client.get(reverse("wagtailadmin_account")).content.decode()
    assert "a goal is reached" in page.lower()
    kept = {"notices-goals": "on", "name_email-first_name": "Ada", "name_email-last_name": "L"}
    kept |= {"name_email-email": editor.email, "theme-theme": "system", "theme-density": "default"}
    kept |= {"theme-contrast": "system", "locale-preferred_language": "", "locale-current_time_zone": ""}
    client.post(reverse("wagtailadmin_account"), kept)
    assert NoticeChoice.objects.get(user=editor).goals


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_who_notice_in_one_instant_tell_it_once(petition, editor):
    page, ready = reached(petition), threading.Barrier(2)

    def notice():
        ready.wait()
        note_milestones(petition=PetitionPage.objects.get(pk=page.pk))
        connections.close_all()

    threads = [threading.Thread(target=notice) for _turn in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Notice.objects.filter(kind="goal", user=editor).count() == 1
