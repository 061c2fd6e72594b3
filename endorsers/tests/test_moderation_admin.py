"""The whole way of a moderator who has no other rights than those of the group, through the admin's pages."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import TaskState

from endorsers.models import Endorser, PendingLogo
from endorsers.tests.entries import PASSWORD, kinds, moderator, owed, published, submitted, waiting

pytestmark = pytest.mark.django_db
LIST = "/admin/endorsers/"


@pytest.fixture
def editor(client, home):
    user = moderator()
    client.login(username=user.username, password=PASSWORD)
    return user


def bulk(client, action, *endorsers, **data):
    keys = "&".join(f"id={endorser.pk}" for endorser in endorsers)
    return client.post(f"/admin/bulk/endorsers/endorser/{action}/?next={LIST}&{keys}", data)


def again(endorser):
    return Endorser.objects.get(pk=endorser.pk)


def test_the_dashboard_says_how_many_wait_and_leads_to_them(client, editor):
    waiting("River Alliance")
    waiting("Mountain Alliance")
    submitted("Not Confirmed")
    page = client.get("/admin/").content.decode()
    assert "2 endorsements wait for review." in page
    assert f"{LIST}?state=waiting" in page


def test_what_looks_like_a_robots_is_counted_shown_with_its_reason_and_let_go_in_one_step(client, editor):
    held, other = submitted("River Alliance", trapped=True), submitted("Not Confirmed")
    dashboard = client.get("/admin/").content.decode()
    assert "One endorsement looks like a robot’s" in dashboard
    assert f"{LIST}?state=held" in dashboard
    listed = client.get(LIST, {"state": "held"})
    assert [endorser.pk for endorser in listed.context["object_list"]] == [held.pk]
    assert "looks like a robot’s" in listed.content.decode()
    page = client.get(reverse("endorsers_admin:edit", args=[held.pk])).content.decode()
    assert "the field that people do not see was filled in" in page
    assert f"/admin/bulk/endorsers/endorser/release/?id={held.pk}" in page
    assert owed(held) == ""
    bulk(client, "release", held, other)
    assert owed(held) == "confirm"
    assert kinds(held) == ["submitted", "released"]
    assert Endorser.objects.unconfirmed().count() == 2
    assert "robot’s" not in client.get("/admin/").content.decode()


def test_500_that_wait_leave_the_dashboard_under_30_queries(client, editor, django_assert_max_num_queries):
    first = waiting("River Alliance")
    state = first.current_workflow_state
    task = state.current_task_state
    for number in range(499):
        copy = Endorser(name=f"Alliance {number}", live=False)
        copy.save()
        revision = copy.save_revision()
        state.pk, state.object_id, state.current_task_state = None, str(copy.pk), None
        state.save_base(force_insert=True)
        task = TaskState(workflow_state=state, revision=revision, task_id=task.task_id, status="in_progress")
        task.save()
        state.current_task_state = task
        state.save_base()
    with django_assert_max_num_queries(30):
        page = client.get("/admin/").content
    assert b"500 endorsements wait for review." in page
    assert len(page) < 200_000


def test_the_list_shows_what_a_decision_needs(client, editor):
    own = waiting("River Alliance", logo=True, scope="local", region="Ohio")
    other = waiting("Mountain Fund", contact_email="somebody@gmail.com", website="https://mountain.example/")
    submitted("Not Confirmed")
    twin = published("The River Alliance, Inc.")
    page = client.get(LIST).content.decode()
    assert "own domain" in page
    assert "other address" in page
    assert "unconfirmed" in page
    assert "State or local, Ohio" in page
    assert page.count("1, compare") == 2
    assert reverse("endorsers_admin:compare", args=[own.pk]) in page
    assert reverse("endorsers_admin:pending_logo", args=[PendingLogo.objects.get().pk]) in page
    assert page.index(f"snippet_{own.pk}_title") < page.index(f"snippet_{other.pk}_title")
    assert page.index(f"snippet_{other.pk}_title") < page.index(f"snippet_{twin.pk}_title")
    assert "Amara Diallo" not in page


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("waiting", {"River Alliance"}),
        ("published", {"Published Fund"}),
        ("rejected", {"Rejected Fund"}),
        ("withdrawn", {"Withdrawn Fund"}),
        ("unconfirmed", {"Not Confirmed"}),
        ("draft", {"Draft Fund"}),
    ],
)
def test_the_list_is_narrowed_by_state(client, editor, state, expected):
    waiting("River Alliance")
    published("Published Fund")
    submitted("Not Confirmed")
    Endorser.objects.create(name="Rejected Fund", live=False, rejected_at="2026-05-01T12:00:00Z")
    Endorser.objects.create(name="Withdrawn Fund", live=False, withdrawn_at="2026-05-01T12:00:00Z")
    Endorser.objects.create(name="Draft Fund", live=False)
    rows = client.get(LIST, {"state": state}).context["object_list"]
    assert {endorser.name for endorser in rows} == expected


@pytest.mark.parametrize(
    ("typed", "found"),
    [("احمد", "مؤسسة أحمد"), ("orsted", "Ørsted Watch"), ("ohio", "Ørsted Watch"), ("कानून", "क़ानून मंच")],
)
def test_the_list_is_searched_in_any_way_of_writing(client, editor, typed, found):
    for name, region in (("مؤسسة أحمد", ""), ("Ørsted Watch", "Ohio"), ("क़ानून मंच", "")):
        published(name, region=region)
    assert [endorser.name for endorser in client.get(LIST, {"q": typed}).context["object_list"]] == [found]


def test_the_list_asks_as_much_for_many_as_for_few(client, editor, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    waiting("River Alliance", logo=True)
    published("Published Fund")
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for number in range(5):
        waiting(f"Alliance {number}", logo=True)
        published(f"Fund {number}")
    with django_assert_max_num_queries(len(few)):
        client.get(LIST)


def test_many_are_approved_at_once(client, editor):
    chosen = [waiting(f"Alliance {number}", logo=True) for number in range(3)]
    left = submitted("Not Confirmed")
    page = bulk_page = client.get(f"/admin/bulk/endorsers/endorser/approve/?id={chosen[0].pk}&id={left.pk}")
    assert "Alliance 0" in page.content.decode()
    assert "waits for no decision" in bulk_page.content.decode()
    response = bulk(client, "approve", *chosen, left)
    assert response.status_code == 302
    assert all(again(endorser).live and owed(endorser) == "approved" for endorser in chosen)
    assert not again(left).live


def test_all_of_a_list_are_those_that_wait_and_no_others(client, editor):
    endorser, left = waiting("River Alliance"), submitted("Not Confirmed")
    rejected = Endorser.objects.create(name="Rejected Fund", live=False, rejected_at="2026-05-01T12:00:00Z")
    client.post("/admin/bulk/endorsers/endorser/approve/?id=all")
    assert again(endorser).live
    assert not again(left).live
    assert not again(rejected).live


@pytest.mark.parametrize(("action", "mail"), [("ask_for_changes", "changes_asked"), ("reject", "rejected")])
def test_many_are_asked_or_rejected_with_one_message(client, editor, action, mail):
    chosen = [waiting(f"Alliance {number}") for number in range(2)]
    assert bulk(client, action, *chosen).status_code == 200  # without a message: asked for
    assert all(owed(endorser) != mail for endorser in chosen)
    bulk(client, action, *chosen, comment="Your website does not open.")
    assert all(owed(endorser) == mail for endorser in chosen)
    assert all(endorser.contact.message == "Your website does not open." for endorser in map(again, chosen))


def edit_data(endorser, **changes):
    fields = {"name": endorser.name, "website": endorser.website, "scope": endorser.scope, "region": endorser.region}
    return fields | {"quote": endorser.quote, "logo": "", "sort_order": "100", "comment_count": "0"} | changes


def test_the_editors_own_approve_button_does_the_same(client, editor):
    endorser = waiting(logo=True)
    page = client.get(reverse("endorsers_admin:edit", args=[endorser.pk])).content.decode()
    assert "Approve and Publish" in page
    assert "puts the organization on the wall at once, and tells its representative by mail" in page
    assert "Ask for changes" in page
    assert "Amara Diallo" not in page
    data = edit_data(endorser, **{"action-workflow-action": "true", "workflow-action-name": "approve"})
    response = client.post(reverse("endorsers_admin:edit", args=[endorser.pk]), data)
    assert response.status_code == 302
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert f"“{endorser.name}” is approved, and stands among the endorsers." in said[0]
    endorser = again(endorser)
    assert endorser.live
    assert endorser.logo
    assert owed(endorser) == "approved"


def test_the_editors_own_publish_button_does_the_same(client, editor):
    endorser = waiting(logo=True)
    response = client.post(
        reverse("endorsers_admin:edit", args=[endorser.pk]), edit_data(endorser, **{"action-publish": "true"})
    )
    assert response.status_code == 302
    endorser = again(endorser)
    assert endorser.live
    assert endorser.logo
    assert endorser.current_workflow_state is None
    assert owed(endorser) == "approved"


@pytest.mark.parametrize(("action", "mail"), [("reject", "changes_asked"), ("decline", "rejected")])
def test_the_editors_own_ask_and_reject_buttons_do_the_same(client, editor, action, mail):
    endorser = waiting()
    task = endorser.current_workflow_task_state
    address = reverse("endorsers_admin:workflow_action", args=[endorser.pk, action, task.pk])
    assert "Message to the representative" in client.get(address).content.decode()
    client.post(address, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"})
    assert owed(endorser) != mail
    client.post(address, {"comment": "Please correct the name."})
    assert owed(endorser) == mail
    assert again(endorser).contact.message == "Please correct the name."


def test_a_decision_without_its_message_is_refused(client, editor):
    endorser = waiting()
    data = edit_data(endorser, **{"action-workflow-action": "true", "workflow-action-name": "decline"})
    assert client.post(reverse("endorsers_admin:edit", args=[endorser.pk]), data).status_code == 400
    assert again(endorser).rejected_at is None


def test_nothing_publishes_what_was_withdrawn(client, editor):
    endorser = waiting()
    Endorser.objects.filter(pk=endorser.pk).update(withdrawn_at="2026-05-01T12:00:00Z")
    client.post(reverse("endorsers_admin:edit", args=[endorser.pk]), edit_data(endorser, **{"action-publish": "true"}))
    assert not again(endorser).live


def test_a_rejected_one_is_taken_up_again(client, editor):
    endorser = waiting()
    bulk(client, "reject", endorser, comment="Who are you?")
    address = reverse("endorsers_admin:reconsider", args=[endorser.pk])
    assert "Who are you?" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert list(Endorser.objects.waiting()) == [endorser]
    assert client.post(address).status_code == 302  # again: said in words, changes nothing
    assert kinds(endorser).count("reconsidered") == 1


def test_a_logo_that_waits_is_seen_by_moderators_only(client, editor):
    waiting(logo=True)
    address = reverse("endorsers_admin:pending_logo", args=[PendingLogo.objects.get().pk])
    response = client.get(address)
    assert response["Content-Type"] == "image/svg+xml"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]
    client.logout()
    assert client.get(address).status_code == 302


def test_drafts_history_and_preview_work_for_the_moderator(client, editor):
    endorser = waiting(logo=True)
    for name in ("edit", "history", "usage", "workflow_history", "unpublish", "preview_on_edit"):
        assert client.get(reverse(f"endorsers_admin:{name}", args=[endorser.pk])).status_code == 200, name
    task = endorser.current_workflow_task_state.task_id
    preview = client.get(reverse("endorsers_admin:workflow_preview", args=[endorser.pk, task]))
    assert preview.status_code == 200
    data = edit_data(endorser, quote="A new quote.", go_live_at="2126-05-01 12:00")
    assert client.post(reverse("endorsers_admin:edit", args=[endorser.pk]), data).status_code == 302
    assert again(endorser).get_latest_revision_as_object().quote == "A new quote."
    assert not again(endorser).live


def test_who_speaks_for_an_organization_is_shown_to_those_who_may_see_it(client, editor):
    from django.contrib.auth.models import Permission

    endorser = waiting()
    editor.user_permissions.add(Permission.objects.get(codename="view_endorsementcontact"))
    page = client.get(reverse("endorsers_admin:edit", args=[endorser.pk])).content.decode()
    assert "Amara Diallo" in page
    assert "amara@riveralliance.example" in page


def test_a_stranger_among_the_editors_decides_nothing(client, home, django_user_model):
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.create_user("stranger", password=PASSWORD)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.login(username="stranger", password=PASSWORD)
    endorser = waiting()
    assert client.get(LIST).status_code == 302
    bulk(client, "approve", endorser)
    client.post(reverse("endorsers_admin:reconsider", args=[endorser.pk]))
    assert not again(endorser).live
    assert b"wait for review" not in client.get("/admin/").content


def test_after_a_decision_comes_the_next_one_that_waits(client, editor):
    first, second = waiting("River Alliance"), waiting("Mountain Alliance")

    def approve(endorser):
        data = edit_data(endorser, **{"action-workflow-action": "true", "workflow-action-name": "approve"})
        return client.post(reverse("endorsers_admin:edit", args=[endorser.pk]), data)

    answer = approve(first)
    assert answer["Location"] == reverse("endorsers_admin:edit", args=[second.pk])
    assert again(first).live
    assert approve(second)["Location"] == reverse("endorsers_admin:list")
