"""Colleagues are told of reviews: one mail each, in plain words, with a link that works, after the request."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask
from wagtail.users.models import UserProfile

from campaign.admin.tests.rights import EDITORS, member_of
from campaign.mail.delivering.delivery import deliver_all
from campaign.mail.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(home):
    """An author, two reviewers in two groups of the task, one of whom is a superuser too."""
    users = get_user_model().objects
    author = member_of(EDITORS, get_user_model())
    author.first_name = "Ada"
    author.save()
    editors = Group.objects.get(name=EDITORS)
    others = Group.objects.create(name="others")
    both = users.create_superuser("both", "both@office.example", "password")
    other = users.create_user("other", "other@office.example", "password")
    for user in (both, other):
        user.groups.add(editors, others)
    return {"author": author, "both": both, "other": other, "groups": [editors, others]}


@pytest.fixture
def submitted(home, people):
    """A page that its author has submitted."""
    task = GroupApprovalTask.objects.create(name="look")
    task.groups.set(people["groups"])
    workflow = Workflow.objects.create(name="review")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    home.save_revision(user=people["author"])
    return workflow.start(home, people["author"])


def test_each_reviewer_gets_one_mail_whose_link_opens_the_page(submitted, people, client, home, mailoutbox):
    assert mailoutbox == []  # nothing within the request
    deliver_all()
    assert sorted(mail.to[0] for mail in mailoutbox) == ["both@office.example", "other@office.example"]
    mail = next(mail for mail in mailoutbox if mail.to == ["other@office.example"])
    assert mail.subject == f"To look at: “{home.title}”"
    assert f"Ada asks you to look at “{home.title}”" in mail.body
    assert not re.search("workflow|task|moderat", mail.body, re.IGNORECASE)
    link = re.search(r"http://\S+/edit/", mail.body)[0]
    client.force_login(people["other"])
    assert client.get(link.removeprefix("http://localhost:8000").removeprefix("http://testserver")).status_code == 200


def test_who_switched_these_mails_off_gets_none(home, people, mailoutbox, request):
    UserProfile.objects.update_or_create(user=people["other"], defaults={"submitted_notifications": False})
    request.getfixturevalue("submitted")
    deliver_all()
    assert [mail.to for mail in mailoutbox] == [["both@office.example"]]


def test_the_author_is_told_what_is_asked_for_and_what_was_approved(submitted, people, mailoutbox):
    state = submitted.current_task_state
    state.task.specific.on_action(state, people["other"], "reject", comment="Name the river.")
    submitted.refresh_from_db()
    submitted.resume(user=people["author"])
    state = submitted.current_task_state
    state.task.specific.on_action(state, people["both"], "approve")
    deliver_all()
    told = [mail for mail in mailoutbox if mail.to == [people["author"].email]]
    assert [mail.subject.partition(":")[0] for mail in told] == ["Changes are asked for", "Approved"]
    assert "In their words: “Name the river.”" in told[0].body
    assert told[1].body.startswith("both approved")


def test_who_decides_on_their_own_page_is_not_told(submitted, people, mailoutbox):
    state = submitted.current_task_state
    state.task.specific.on_action(state, people["author"], "approve")
    assert not Notice.objects.filter(user=people["author"]).exists()


def test_the_mail_is_in_the_readers_language(home, people, mailoutbox, request):
    UserProfile.objects.update_or_create(user=people["other"], defaults={"preferred_language": "es"})
    request.getfixturevalue("submitted")
    deliver_all()
    mail = next(mail for mail in mailoutbox if mail.to == ["other@office.example"])
    assert mail.subject == f"Para revisar: «{home.title}»"


def test_what_is_gone_is_told_to_nobody(submitted, mailoutbox):
    Notice.objects.update(subject=0)
    deliver_all()
    assert mailoutbox == []
