"""The defence in the admin: lists, trends and rules, for those who moderate signatures and for nobody else."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from petition.models import AccessRule, InvalidationRun, Signature
from petition.tests.signers import signed

ADD_RUN = "/admin/invalidation_runs/new/"


@pytest.fixture
def login(client, django_user_model):
    """Signs an editor in who has these rights on signatures."""

    def as_editor(*rights: str) -> None:
        group = Group.objects.create(name="Editors of this test")
        names = ["access_admin", *rights]
        group.permissions.set(Permission.objects.filter(codename__in=names))
        editor = django_user_model.objects.create_user("maud", "maud@example.org", "secret")
        editor.groups.add(group)
        client.force_login(editor)

    return as_editor


@pytest.fixture
def moderator(login):
    login("view_signature", "change_signature")


def run_of(client, petition, **rule) -> InvalidationRun:
    response = client.post(ADD_RUN, {"petition": petition.pk, "reason": "robots"} | rule)
    run = InvalidationRun.objects.get()
    assert response["Location"] == f"/admin/invalidation_runs/inspect/{run.pk}/"
    return run


def test_a_rule_is_counted_and_shown_with_examples_before_anything_happens(client, petition, moderator):
    signed(petition, email="ada@spam.example")
    run = run_of(client, petition, domain="spam.example")
    html = client.get(f"/admin/invalidation_runs/inspect/{run.pk}/").content.decode()

    assert (run.matched, run.created_by.username) == (1, "maud")
    assert "ada@spam.example" in html
    assert "Nothing has been changed yet" in html
    assert Signature.objects.get().state == "confirmed"


def test_buttons_start_and_undo_it(client, petition, moderator, django_capture_on_commit_callbacks):
    signature = signed(petition, email="ada@spam.example")
    run = run_of(client, petition, domain="spam.example")
    for verb, state in (("start", "rejected"), ("undo", "confirmed")):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"/admin/invalidation_runs/{run.pk}/{verb}/")
        signature.refresh_from_db()
        assert signature.state == state


def test_looking_at_a_button_s_address_does_nothing(client, petition, moderator):
    run = run_of(client, petition, domain="spam.example")
    assert client.get(f"/admin/invalidation_runs/{run.pk}/start/").status_code == 405
    assert client.post(f"/admin/invalidation_runs/{run.pk}/explode/").status_code == 404


def test_a_rule_that_says_nothing_comes_back_with_words(client, petition, moderator):
    response = client.post(ADD_RUN, {"petition": petition.pk, "reason": "robots"})
    assert "Fill in at least one of the fields" in response.content.decode()
    assert not InvalidationRun.objects.exists()


def test_a_run_is_a_record_that_nobody_edits_or_deletes(admin_client, petition):
    run = run_of(admin_client, petition, domain="spam.example")
    for verb in ("edit", "delete"):
        admin_client.post(f"/admin/invalidation_runs/{verb}/{run.pk}/", {"reason": "other"})
    run.refresh_from_db()
    assert run.reason == "robots"


def test_the_report_leads_to_a_rule_that_is_filled_in(client, petition, moderator):
    for number in range(3):
        signed(petition, email=f"bot{number}@spam.example")
    page = client.get(reverse("signing_trends"), {"window": "hour", "petition": petition.pk})
    tables = dict(page.context["tables"])
    [(trend, address, _raise_address)] = tables["Mail domains"]
    form = client.get(address).content.decode()

    assert (trend.value, trend.signatures) == ("spam.example", 3)
    assert 'value="spam.example"' in form
    assert f'<option value="{petition.pk}" selected' in form


def test_the_report_bears_odd_questions_and_an_empty_site(client, moderator, db):
    assert client.get(reverse("signing_trends"), {"window": "x", "petition": "y"}).status_code == 200


@pytest.mark.parametrize("address", [ADD_RUN, "/admin/invalidation_runs/", "/admin/reports/signing-trends/"])
def test_who_only_reads_signatures_gets_nowhere(client, login, db, address):
    login("view_signature")
    assert client.get(address).status_code == 302
    assert client.get(address)["Location"] == "/admin/"


def test_the_lists_are_kept_by_those_who_have_the_right(client, login, petition):
    login("add_accessrule", "change_accessrule", "delete_accessrule")
    response = client.post(
        "/admin/access_rules/new/", {"action": "block", "kind": "domain", "value": "@Spam.example", "note": ""}
    )
    assert response.status_code == 302
    rule = AccessRule.objects.get()
    assert (rule.value, rule.created_by.username) == ("spam.example", "maud")
    assert "spam.example" in client.get("/admin/access_rules/").content.decode()


def test_the_rules_have_one_name_in_the_menu_and_on_their_pages(client, moderator):
    name = "Rules that set signatures aside"
    page = client.get("/admin/invalidation_runs/").content.decode()
    heading = page[page.index("<title>") : page.index("</title>")]
    assert name in heading
    assert "nvalidation run" not in page
    assert "Rule that sets signatures aside" in client.get(ADD_RUN).content.decode()
