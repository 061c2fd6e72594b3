"""No rule drops people unseen: the report says whom it holds, and an editor takes a whole catch back."""

import pytest
from django.urls import reverse

from petition.abuse import invalidating
from petition.abuse.held import RULES, catches
from petition.counting.recounting import recount
from petition.models import AccessRule, InvalidationRun, Signature, SignatureEvent, SignatureTally
from petition.tests.invalidations import finish
from petition.tests.signers import asks_to_confirm, signed


@pytest.fixture
def held(petition):
    """Three in the trap, one with a throw-away address, and one who counts."""
    for number in range(3):
        signed(petition, email=f"autofill{number}@example.org", trapped=True)
    signed(petition, email="ada@mailinator.com")
    signed(petition, email="ben@example.org")
    return petition


def test_s33_the_report_says_how_many_and_whom_each_rule_holds(admin_client, held):
    page = admin_client.get(reverse("signing_trends"), {"petition": held.pk})
    assert [(catch.mark, catch.signatures) for catch in page.context["catches"]] == [
        ("robot trap", 3),
        ("throw-away address", 1),
    ]
    html = page.content.decode()
    assert "autofill2@example.org" in html
    assert "Let all of them count…" in html


def test_s33_each_mark_that_a_rule_leaves_is_in_the_report(client, petition):
    for kind, value in (("network", "198.51.100.0/24"), ("domain", "spam.example"), ("address", "eve@example.org")):
        AccessRule.objects.create(action="block", kind=kind, value=value)
    client.post("/petition/", {"given_name": "Ida", "email": "ida@example.org"}, REMOTE_ADDR="198.51.100.7")
    for email in ("ada@spam.example", "eve@example.org"):
        client.post("/petition/", {"given_name": "Ada", "email": email})
    signed(petition, email="a@example.org", trapped=True)
    signed(petition, email="ada@mailinator.com")
    assert {catch.mark for catch in catches(petition)} == set(RULES)


def test_s33_counted_first_then_all_count_with_the_mails_of_every_signer(admin_client, admin_user, held):
    answer = admin_client.post(reverse("invalidation_runs:take_back"), {"petition": held.pk, "rule": "robot trap"})
    run = InvalidationRun.objects.get()
    assert (run.matched, run.state, SignatureTally.objects.total()) == (3, "counted", 1)
    assert "The rule holds <strong>3</strong> signatures." in admin_client.get(answer["Location"]).content.decode()

    admin_client.post(f"/admin/invalidation_runs/{run.pk}/start/")
    finish(run)

    assert (run.state, run.restored) == ("done", 3)
    back = Signature.objects.filter(email__startswith="autofill")
    assert set(back.values_list("state", "mark")) == {("confirmed", "")}
    assert SignatureTally.objects.of(held).total() == 4
    assert recount(petition=held) == []
    events = SignatureEvent.objects.filter(kind="restored", details__run=run.pk)
    assert {(event.by, event.details["rule"]) for event in events} == {(admin_user, "robot trap")}
    sent = SignatureEvent.objects.filter(signature__in=back, kind="mail_sent", details__mail="thanks").count()
    assert sent + back.filter(owed_mail="thanks").count() == 3
    assert Signature.objects.get(email="ada@mailinator.com").state == "rejected"


def test_s33_where_the_petition_asks_for_it_they_confirm_first(held, admin_user):
    asks_to_confirm(held)
    run = invalidating.take_back(petition=held, mark="throw-away address", by=admin_user)
    invalidating.start(run, by=admin_user)
    finish(run)
    ada = Signature.objects.get(email="ada@mailinator.com")
    assert ada.state == "pending"
    assert ada.owed_mail == "confirm" or ada.events.filter(kind="mail_sent", details__mail="confirm").exists()


def test_what_an_editor_set_aside_and_what_was_erased_stays(held, admin_user):
    Signature.objects.filter(email="autofill0@example.org").update(mark="by an editor")
    Signature.objects.filter(email="autofill1@example.org").update(anonymized_at="2026-01-01T00:00Z")
    run = invalidating.take_back(petition=held, mark="robot trap", by=admin_user)
    assert run.matched == 1
    invalidating.start(run, by=admin_user)
    finish(run)
    assert Signature.objects.confirmed().count() == 2
    assert not invalidating.undo(run, by=admin_user)


def test_who_may_not_moderate_takes_nothing_back(client, django_user_model, held):
    client.force_login(django_user_model.objects.create_user("vera", is_staff=True))
    client.post(reverse("invalidation_runs:take_back"), {"petition": held.pk, "rule": "robot trap"})
    assert not InvalidationRun.objects.exists()


@pytest.mark.parametrize(
    "said", [{}, {"petition": "x", "rule": "robot trap"}, {"rule": "by an editor"}, {"rule": "robot trap 1"}]
)
def test_an_unknown_rule_or_petition_is_not_found(admin_client, held, said):
    assert admin_client.post(reverse("invalidation_runs:take_back"), {"petition": held.pk} | said).status_code == 404


@pytest.fixture
def blocked(client, petition):
    """Two entries of the list of domains, which hold two and one; both as the list's entries."""
    entries = [AccessRule.objects.create(action="block", kind="domain", value=f"{name}.example") for name in "ab"]
    for email in ("ada@a.example", "ben@mail.a.example", "chi@b.example"):
        client.post("/petition/", {"given_name": "Ada", "email": email})
    return entries


def test_s33_an_entry_of_a_list_is_taken_back_alone(admin_client, petition, blocked):
    [catch] = catches(petition)
    assert [(entry.meaning, entry.signatures) for entry in catch.entries] == [("a.example", 2), ("b.example", 1)]
    assert (catch.mark, catch.signatures) == ("blocked domain", 3)
    page = admin_client.get(reverse("signing_trends"), {"petition": petition.pk}).content.decode()
    assert f'name="rule" value="{catch.entries[0].mark}"' in page

    said = {"petition": petition.pk, "rule": catch.entries[0].mark}
    answer = admin_client.post(reverse("invalidation_runs:take_back"), said, follow=True)
    assert "a.example" in answer.content.decode()
    run = InvalidationRun.objects.get()
    assert run.matched == 2
    admin_client.post(f"/admin/invalidation_runs/{run.pk}/start/")
    finish(run)
    assert set(Signature.objects.confirmed().values_list("email", flat=True)) == {"ada@a.example", "ben@mail.a.example"}
    assert recount(petition=petition) == []


def test_s33_a_whole_list_is_taken_back_with_entries_that_are_gone(admin_client, admin_user, petition, blocked):
    blocked[0].delete()
    [catch] = catches(petition)
    assert [str(entry.meaning) for entry in catch.entries] == ["an entry that is no longer on the list", "b.example"]
    page = admin_client.get(reverse("signatures:inspect", args=[Signature.objects.first().pk])).content.decode()
    assert "an entry that is no longer on the list" in page
    run = invalidating.take_back(petition=petition, mark="blocked domain", by=admin_user)
    assert run.matched == 3
    invalidating.start(run, by=admin_user)
    finish(run)
    assert Signature.objects.confirmed().count() == 3
