"""The admin's first page: the same few queries for any number of rows, each panel for its own people."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask
from wagtail.users.models import UserProfile

from campaign.admin.tests.rights import ANALYSTS, EDITORS, GROUPS, MANAGERS, member_of
from petition.models import OfflineBatch, PetitionPage, Signature, SignatureImport
from petition.tests.signature_admin_cast import sign
from resources.models import LinkCheck, ResourcePage


@pytest.fixture
def busy(petition, library):
    """Signatures of all kinds, a page that goes live tomorrow, a link that leads nowhere."""
    for name in ("Ada", "Ben", "Chi"):
        sign(petition, name, country="US")
    Signature.objects.filter(given_name="Ada").update(source="newsletter")
    Signature.objects.filter(given_name="Ben").update(source="ben@example.org")
    Signature.objects.filter(given_name="Chi").update(state="rejected", mark="robot trap")
    OfflineBatch.objects.create(petition=petition, count=40, collected_on=timezone.localdate())
    resource = ResourcePage(title="A report to come", slug="report", date="2026-05-01", live=False)
    library.add_child(instance=resource)
    resource.go_live_at = timezone.now() + timedelta(days=1)
    resource.save_revision(approved_go_live_at=resource.go_live_at)
    petition.closes_at = timezone.now() + timedelta(days=9)
    petition.expire_at = timezone.now() + timedelta(days=30)
    petition.save()
    LinkCheck.objects.create(resource=resource, url="https://gone.example/", state="gone")


def first_page(client, user):
    client.force_login(user)
    return client.get("/admin/").content.decode()


@pytest.mark.parametrize("group", GROUPS)
def test_everybody_sees_the_counts_and_nobody_an_address(client, django_user_model, busy, group):
    html = first_page(client, member_of(group, django_user_model))
    assert "43" in html
    assert "newsletter" in html
    assert "United States" in html
    assert "The days as a table" in html
    assert "@example.org" not in html


@pytest.mark.parametrize(
    ("group", "suspicious", "broken", "next_page"),
    [(EDITORS, False, True, True), (MANAGERS, True, False, False), (ANALYSTS, False, False, False)],
)
def test_each_panel_is_for_those_who_can_act(client, django_user_model, busy, group, suspicious, broken, next_page):
    html = first_page(client, member_of(group, django_user_model))
    assert ("set aside as suspicious" in html) is suspicious
    assert ("Broken links in resources" in html) is broken
    assert ("A report to come" in html) is next_page


def test_in_french_a_space_stands_before_the_colon(client, django_user_model, busy):
    manager = member_of(MANAGERS, django_user_model)
    UserProfile.objects.update_or_create(user=manager, defaults={"preferred_language": "fr"})
    html = first_page(client, manager)
    assert "Signatures écartées comme suspectes\u00a0: 1</a>" in html
    assert "newsletter\u00a0: 1</li>" in html


def test_what_happens_by_itself_stands_in_order_with_what_it_is(client, django_user_model, busy):
    html = first_page(client, member_of(EDITORS, django_user_model))
    places = [html.index(words) for words in ("goes live", "closes: nobody can sign", "leaves the site")]
    assert places == sorted(places)


def test_the_most_frequent_sources_are_named_and_the_rest_counted(client, django_user_model, petition):
    for number in range(12):
        sign(petition, f"Signer{number}")
    names = ["newsletter"] * 4 + ["x" * 90] * 2 + [f"junk-{number}" for number in range(6)]
    for signature, name in zip(Signature.objects.all(), names, strict=True):
        Signature.objects.filter(pk=signature.pk).update(source=name)
    html = first_page(client, member_of(ANALYSTS, django_user_model))
    assert "newsletter: 4" in html
    assert "x" * 60 not in html.replace(f'title="{"x" * 90}"', "")
    assert "Other sources: 3" in html


def test_the_queries_stay_few_however_much_there_is(admin_client, busy, petition, django_assert_max_num_queries):
    admin_client.get("/admin/")
    for number in range(20):
        sign(petition, f"Signer{number}")
    # Nine look for what waits, five ask whether a campaign is to begin or to launch.
    with django_assert_max_num_queries(42):
        admin_client.get("/admin/")


def test_nothing_waits_is_said_where_nothing_does(client, django_user_model, petition):
    words = "Nothing waits for you."
    assert words in first_page(client, member_of(EDITORS, django_user_model))


def test_what_waits_is_named_and_then_nothing_is_not_said(client, django_user_model, busy):
    manager = member_of(MANAGERS, django_user_model)
    SignatureImport.objects.create(
        petition=PetitionPage.objects.get(), filename="june.csv", content=b"email", created_by=manager, consent_note="x"
    )
    html = first_page(client, manager)
    assert "Your list “june.csv” waits for you to decide." in html
    assert "Nothing waits for you." not in html


def test_a_page_that_waits_for_a_decision_is_a_task_of_its_reviewers(client, django_user_model, petition):
    editors = Group.objects.get(name=EDITORS)
    task = GroupApprovalTask.objects.create(name="look")
    task.groups.add(editors)
    workflow = Workflow.objects.create(name="review")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    petition.save_revision()
    workflow.start(petition, None)
    html = first_page(client, member_of(EDITORS, django_user_model))
    assert f"To review: {petition.title}" in html
    assert f"/admin/pages/{petition.pk}/edit/" in html


@pytest.mark.parametrize(("group", "export", "update"), [(EDITORS, False, True), (MANAGERS, True, False)])
def test_the_first_page_leads_to_what_each_comes_for(client, django_user_model, petition, group, export, update):
    html = first_page(client, member_of(group, django_user_model))
    assert ("Export signatures" in html) is export
    assert ("New update" in html) is update
    assert "/admin/statistics/" in html


def test_the_list_of_petitions_has_their_numbers_and_goals(client, django_user_model, busy, petition):
    client.force_login(member_of(EDITORS, django_user_model))
    assert "43 of 100" in client.get("/admin/petition_pages/").content.decode()
