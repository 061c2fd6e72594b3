"""Nobody gives or takes what they do not have: a member of "Administrators" who is no superuser tries to."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    ModelLogEntry,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.users.views import api_tokens

from campaign.admin.tests.rights import ADMINISTRATORS, EDITORS, GROUPS, member_of
from resources.models import Topic

pytestmark = pytest.mark.django_db

NAMES = {"first_name": "Ada", "last_name": "Byron", "password1": "", "password2": ""}
NEW_PASSWORD = {"password1": "correct horse battery", "password2": "correct horse battery"}


@pytest.fixture
def boss(django_user_model):
    return django_user_model.objects.create_superuser("boss", "boss@office.example", "password")


@pytest.fixture
def actor(client, django_user_model):
    actor = member_of(ADMINISTRATORS, django_user_model)
    client.force_login(actor)
    return actor


@pytest.fixture
def editor(django_user_model):
    return member_of(EDITORS, django_user_model)


@pytest.fixture
def stronger():
    """A group that may do one thing more than "Administrators"."""
    group = Group.objects.create(name="Keepers of log entries")
    group.permissions.add(Permission.objects.get(codename="delete_modellogentry"))
    return group


def unchanged(user):
    before = {field.attname: getattr(user, field.attname) for field in user._meta.concrete_fields}
    user.refresh_from_db()
    return before == {field.attname: getattr(user, field.attname) for field in user._meta.concrete_fields}


def groups_form(group, panels=(), **more):
    """A post of the group's form: its rights as they are, no rows in the panels but those given."""
    prefixes = ("page_permissions", "collection_permissions", "image_permissions", "document_permissions")
    data = {
        "name": group.name,
        "permissions": list(Permission.objects.filter(group=group.pk).values_list("pk", flat=True)),
    }
    for prefix in prefixes:
        rows = dict(panels).get(prefix, [])
        data |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
        for number, row in enumerate(rows):
            data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data | more


@pytest.mark.parametrize("name", [*GROUPS, "Moderators"])
def test_administrators_have_what_the_other_groups_have(actor, client, django_user_model, name):
    Group.objects.get_or_create(name=name)
    other = django_user_model.objects.create_user("other", "other@office.example", "password")
    other.groups.add(Group.objects.get(name=name))
    edit = reverse("wagtailusers_users:edit", args=[other.pk])
    assert client.get(edit).status_code == 200
    form = {"username": "other", "email": "new@office.example", "is_active": "on", **NAMES, **NEW_PASSWORD}
    assert client.post(edit, form | {"groups": [group.pk for group in other.groups.all()]}).status_code == 302
    other.refresh_from_db()
    assert other.email == "new@office.example"
    assert other.check_password("correct horse battery")


def test_a_superusers_account_is_not_changed_by_a_lesser_one(actor, boss, client):
    edit = reverse("wagtailusers_users:edit", args=[boss.pk])
    assert "Nobody gives or takes" in client.get(edit).content.decode()
    stolen = {"username": "boss", "email": "mine@evil.example", "is_active": "on", "is_superuser": "on"}
    for form in ({}, NEW_PASSWORD):
        assert client.post(edit, stolen | NAMES | form).status_code == 403
    client.post(reverse("wagtailusers_users:delete", args=[boss.pk]))
    assert client.get(reverse("wagtailusers_users:copy", args=[boss.pk])).status_code == 403
    assert client.get(reverse("wagtailusers_users:copy", args=[actor.pk])).status_code == 200
    assert unchanged(boss)
    assert ModelLogEntry.objects.filter(action="campaign.rights_refused", user=actor, object_id=actor.pk).count() > 2


def test_nothing_is_written_over_what_is_copied(boss, editor, client):
    """Wagtail's form of a copy is sent to the address of a new row; what comes to its own would change the original."""
    client.force_login(boss)
    form = {"username": editor.username, "email": "mine@evil.example", "is_active": "on", **NAMES, **NEW_PASSWORD}
    topic = Topic.objects.create(name="Labour")
    of_user = reverse("wagtailusers_users:copy", args=[editor.pk])
    of_topic = reverse(topic.snippet_viewset.get_url_name("copy"), args=[topic.pk])
    assert {client.get(of_user).status_code, client.get(of_topic).status_code} == {200}
    assert client.post(of_user, form).status_code == 405
    assert client.post(of_topic, {"name": "Housing"}).status_code == 405
    topic.refresh_from_db()
    assert topic.name == "Labour"
    assert unchanged(editor)


@pytest.mark.parametrize("target", ["boss", "stronger"])
@pytest.mark.parametrize("action", ["set_active_state", "delete", "assign_role"])
def test_bulk_actions_leave_alone_who_has_more(actor, boss, stronger, client, django_user_model, action, target):
    user = boss
    if target == "stronger":
        user = django_user_model.objects.create_user("keeper", "k@office.example", "password")
        user.groups.add(stronger)
    address = reverse("wagtail_bulk_action", args=["auth", "user", action]) + f"?id={user.pk}"
    editors = Group.objects.get(name=EDITORS)
    client.get(address)
    client.post(address, {"mark_as_active": "False", "role": editors.pk})
    assert unchanged(user)
    assert editors not in user.groups.all()


def test_nobody_makes_a_superuser_who_is_none(actor, editor, client, django_user_model):
    add = reverse("wagtailusers_users:add")
    assert "disabled" in client.get(add).content.decode().split('name="is_superuser"')[1].split(">")[0]
    account = {"username": "new", "email": "new@office.example", "is_superuser": "on", **NAMES, **NEW_PASSWORD}
    answer = client.post(add, account)
    assert "Only somebody who has full access can give it." in answer.content.decode()
    changed = {"username": "editors", "email": "e@office.example", "is_active": "on", "is_superuser": "on", **NAMES}
    client.post(reverse("wagtailusers_users:edit", args=[editor.pk]), changed)
    assert not django_user_model.objects.filter(is_superuser=True).exists()
    assert client.post(add, {key: value for key, value in account.items() if key != "is_superuser"}).status_code == 302


def test_nobody_adds_themselves_or_others_to_a_group_that_may_do_more(actor, editor, stronger, client):
    own = reverse("wagtailusers_users:edit", args=[actor.pk])
    assert stronger.name not in client.get(own).content.decode()
    groups = [*actor.groups.values_list("pk", flat=True), stronger.pk]
    for user in (actor, editor):
        form = {"username": user.username, "email": user.email, "is_active": "on", "groups": groups, **NAMES}
        answer = client.post(reverse("wagtailusers_users:edit", args=[user.pk]), form)
        assert "roles whose every right you have yourself" in answer.content.decode()
    role = reverse("wagtail_bulk_action", args=["auth", "user", "assign_role"]) + f"?id={actor.pk}&id={editor.pk}"
    assert stronger.name not in client.get(role).content.decode()
    client.post(role, {"role": stronger.pk})
    assert not stronger.user_set.exists()


def test_a_group_is_given_only_what_its_giver_has(actor, stronger, client):
    own = Group.objects.get(name=ADMINISTRATORS)
    edit = reverse("wagtailusers_groups:edit", args=[own.pk])
    before = set(own.permissions.values_list("pk", flat=True))
    for codename in ("delete_modellogentry", "add_apitoken"):
        right = Permission.objects.get(codename=codename)
        client.post(edit, groups_form(own, permissions=[*before, right.pk]))
        assert set(own.permissions.values_list("pk", flat=True)) == before


def test_what_a_group_has_beyond_its_editor_stays_when_the_rest_is_changed(actor, stronger, client):
    topic = Permission.objects.get(codename="change_topic")
    answer = client.post(
        reverse("wagtailusers_groups:edit", args=[stronger.pk]),
        groups_form(stronger, name="Keepers", permissions=[topic.pk]),
    )
    assert answer.status_code == 302
    stronger.refresh_from_db()
    assert stronger.name == "Keepers"
    assert {right.codename for right in stronger.permissions.all()} == {"change_topic", "delete_modellogentry"}
    client.post(reverse("wagtailusers_groups:delete", args=[stronger.pk]))
    assert Group.objects.filter(pk=stronger.pk).exists()


def test_rights_on_pages_collections_and_sites_are_compared_by_where_they_hold(actor, client, home):
    """Who publishes below one page gives that right below it, and nowhere else."""
    own = Group.objects.get(name=ADMINISTRATORS)
    GroupPagePermission.objects.filter(group=own).delete()
    GroupCollectionPermission.objects.filter(group=own).delete()
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=own, page=home, permission=publish)
    below = home.add_child(instance=Page(title="Below", slug="below"))
    root, files = Page.objects.get(depth=1), Collection.get_first_root_node()
    site_settings = Permission.objects.get(codename="change_navigationsettings")
    own.permissions.remove(site_settings)
    new = Group(name="New")
    add = reverse("wagtailusers_groups:add")

    def adds(panel, **more):
        answer = client.post(add, {**groups_form(new, {}), "permissions": [], **panel_of(panel), **more})
        made = Group.objects.filter(name="New")
        was_made = made.exists()
        made.delete()
        assert was_made or "rights that you do not have yourself" in answer.content.decode()
        return was_made

    def panel_of(panel):
        prefix, row = panel
        return {f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-INITIAL_FORMS": 0} | {
            f"{prefix}-0-{name}": value for name, value in row.items()
        }

    assert adds(("page_permissions", {"page": below.pk, "permissions": "publish_page"}))
    assert not adds(("page_permissions", {"page": root.pk, "permissions": "publish_page"}))
    assert not adds(("page_permissions", {"page": below.pk, "permissions": "bulk_delete_page"}))
    add_image = Permission.objects.get(codename="add_image")
    images = {"collection": files.pk, "permissions": add_image.pk}
    assert not adds(("image_permissions", images))
    GroupCollectionPermission.objects.create(group=own, collection=files, permission=add_image)
    assert adds(("image_permissions", images))
    site = {"core_navigationsettings_site_permissions-sites": Site.objects.get().pk}
    nothing = ("page_permissions", {"page": below.pk, "permissions": "publish_page"})
    assert not adds(nothing, **site)
    own.permissions.add(site_settings)
    assert adds(nothing, **site)


def test_who_does_not_publish_makes_nobody_an_approver(actor, client, home):
    own = Group.objects.get(name=ADMINISTRATORS)
    task = GroupApprovalTask.objects.create(name="Look", active=True)
    workflow = Workflow.objects.create(name="Review", active=True)
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=home)
    edit = reverse("wagtailadmin_workflows:edit_task", args=[task.pk])
    client.post(edit, {"name": "Look", "groups": [own.pk]})
    assert own in task.groups.all(), "who publishes everywhere may let others approve"
    task.groups.clear()
    GroupPagePermission.objects.filter(group=own).delete()
    answer = client.post(edit, {"name": "Look", "groups": [own.pk]})
    assert answer.status_code == 403
    assert "Nobody gives or takes" in answer.content.decode()
    assert not task.groups.exists()


def test_a_token_of_another_account_is_made_by_who_has_its_rights(actor, stronger, django_user_model):
    for codename in ("add_apitoken", "change_apitoken", "delete_apitoken"):
        Group.objects.get(name=ADMINISTRATORS).permissions.add(Permission.objects.get(codename=codename))
    keeper = django_user_model.objects.create_user("keeper", "k@office.example", "password")
    keeper.groups.add(stronger)
    assert keeper not in api_tokens.get_manageable_token_owners(actor)
    assert actor in api_tokens.get_manageable_token_owners(actor)


def test_the_second_step_of_who_has_more_is_not_taken_away(actor, boss, stronger, client, django_user_model):
    keeper = django_user_model.objects.create_user("keeper", "k@office.example", "password")
    keeper.groups.add(stronger)
    for user in (boss, keeper):
        assert client.post(reverse("forget_second_step", args=[user.pk])).status_code == 403


def test_a_superuser_gives_and_takes_all(client, boss, editor, stronger):
    client.force_login(boss)
    form = {"username": "editors", "email": "e@office.example", "is_active": "on", "is_superuser": "on", **NAMES}
    assert client.post(reverse("wagtailusers_users:edit", args=[editor.pk]), form).status_code == 302
    editor.refresh_from_db()
    assert editor.is_superuser
    assert client.post(reverse("wagtailusers_groups:delete", args=[stronger.pk])).status_code == 302
