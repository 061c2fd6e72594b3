"""A colleague is invited by mail, with the rights that the inviting one has, and comes in by the link."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from campaign.admin.tests.rights import ADMINISTRATORS, ANALYSTS, EDITORS, GROUPS, MANAGERS, member_of
from campaign.core.languages import language_prefix
from campaign.invitations.models import Invitation
from campaign.invitations.rights_in_words import WORDS
from campaign.invitations.tokens import InvitationTokens
from campaign.mail.delivering.delivery import deliver_all

pytestmark = pytest.mark.django_db
NEW = reverse("invite_editor")
PASSWORD = "a-river-runs-through-it"


@pytest.fixture(autouse=True)
def nobody_guessed():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def administrator(home):
    user = member_of(ADMINISTRATORS, get_user_model())
    user.first_name, user.last_name = "Ada", "Lovelace"
    user.save()
    return user


@pytest.fixture
def inviter(client, administrator):
    client.force_login(administrator)
    return client


def invite(client, *groups, email="bo@office.example", name="Bo Ek"):
    chosen = Group.objects.filter(name__in=groups).values_list("pk", flat=True)
    return client.post(NEW, {"name": name, "email": email, "groups": list(chosen)})


def delivered(mailoutbox):
    deliver_all()
    return mailoutbox[-1]


def link_in(message):
    return re.search(r"/admin/invitation/\S+", message.body).group()


def accept(link, password=PASSWORD):
    """What the invited person does, in a browser of their own."""
    browser = Client()
    form = browser.get(link, follow=True)
    answer = browser.post(
        form.redirect_chain[-1][0] if form.redirect_chain else link,
        {"new_password1": password, "new_password2": password},
    )
    return browser, form, answer


def test_the_mail_says_who_invites_to_what_and_what_one_may_do(inviter, mailoutbox):
    assert invite(inviter, EDITORS, ANALYSTS).status_code == 302
    message = delivered(mailoutbox)

    assert message.to == ["bo@office.example"]
    assert "Ada Lovelace invites you" in message.body
    assert "write and publish pages" in message.body
    assert "read the counts" in message.body
    assert "works for 3 days" in message.body
    assert "bo@office.example" in message.body


def test_the_mail_is_in_the_language_of_the_site(inviter, home, mailoutbox):
    home.locale.language_code = "es"
    home.locale.save()
    language_prefix._code.cache_clear()
    invite(inviter, EDITORS)
    message = delivered(mailoutbox)
    language_prefix._code.cache_clear()
    assert "le invita a trabajar" in message.body


def test_the_link_sets_a_password_once_and_leads_in(inviter, mailoutbox):
    invite(inviter, EDITORS)
    link = link_in(delivered(mailoutbox))

    browser, form, answer = accept(link)
    assert "Choose your password" in form.content.decode()
    assert answer.headers["Location"] == reverse("account_login")
    browser.post(reverse("account_login"), {"login": "bo@office.example", "password": PASSWORD})
    assert browser.get("/admin/").status_code in (200, 302)
    assert get_user_model().objects.get(email="bo@office.example").last_login

    _browser, form, _answer = accept(link, "another-password-of-a-finder")
    assert "This invitation has ended" in form.content.decode()
    assert get_user_model().objects.get(email="bo@office.example").check_password(PASSWORD)


def test_nobody_enters_before_the_password_is_chosen(inviter):
    invite(inviter, EDITORS)
    assert not get_user_model().objects.get(email="bo@office.example").has_usable_password()


def test_the_link_ends_when_it_says(inviter, mailoutbox, monkeypatch):
    invite(inviter, EDITORS)
    link = link_in(delivered(mailoutbox))
    now = InvitationTokens()._now()

    monkeypatch.setattr(InvitationTokens, "_now", lambda self: now + timedelta(days=2, hours=23))
    assert "Choose your password" in Client().get(link, follow=True).content.decode()
    monkeypatch.setattr(InvitationTokens, "_now", lambda self: now + timedelta(days=3, minutes=1))
    assert "has ended" in Client().get(link, follow=True).content.decode()


def test_the_list_says_who_has_not_come_and_sends_again(inviter, mailoutbox):
    invite(inviter, EDITORS)
    users = reverse("wagtailusers_users:index")
    assert "The mail is on its way." in inviter.get(users).content.decode()
    first = link_in(delivered(mailoutbox))
    assert "Not accepted yet" in inviter.get(users).content.decode()

    again = reverse("invite_editor_again", args=[Invitation.objects.get().user_id])
    inviter.post(again)
    delivered(mailoutbox)
    assert len(mailoutbox) == 2
    accept(first)
    assert "Not accepted yet" not in inviter.get(users).content.decode()
    inviter.post(again)
    deliver_all()
    assert len(mailoutbox) == 2, "who has a password is not invited again"


def test_the_list_says_that_a_mail_could_not_be_delivered(inviter):
    invite(inviter, EDITORS)
    Invitation.objects.update(owed_mail="", mail_due_at=None, failed_at=timezone.now())
    assert "could not be delivered" in inviter.get(reverse("wagtailusers_users:index")).content.decode()


def test_inviting_is_in_the_accounts_history(inviter, administrator):
    invite(inviter, EDITORS)
    invited = get_user_model().objects.get(email="bo@office.example")
    inviter.post(reverse("invite_editor_again", args=[invited.pk]))
    entries = ModelLogEntry.objects.filter(object_id=str(invited.pk)).values_list("action", "user")
    assert {("campaign.invite", administrator.pk), ("campaign.invite_again", administrator.pk)} <= set(entries)


def test_nobody_invites_into_rights_that_they_have_not(client, home):
    """Somebody who looks after accounts and after pages knows no signers, so invites nobody who does."""
    keeper = member_of(EDITORS, get_user_model())
    accounts = Group.objects.create(name="Keepers of accounts")
    accounts.permissions.add(
        Permission.objects.get(codename="add_user"), Permission.objects.get(codename="change_user")
    )
    keeper.groups.add(accounts)
    client.force_login(keeper)

    form = client.get(NEW).content.decode()
    assert "Editors: write" in form
    assert "Signature managers" not in form
    answer = invite(client, MANAGERS)
    assert answer.status_code == 422
    assert "roles whose every right you have" in answer.content.decode()
    assert not Invitation.objects.exists()
    assert invite(client, EDITORS).status_code == 302


@pytest.mark.parametrize("group", [name for name in GROUPS if name != ADMINISTRATORS])
def test_who_does_not_look_after_accounts_invites_nobody(client, home, group):
    client.force_login(member_of(group, get_user_model()))
    assert invite(client, ANALYSTS).status_code in (302, 403)
    assert not Invitation.objects.exists()


def test_an_address_that_has_an_account_keeps_what_was_typed(inviter, administrator):
    answer = invite(inviter, EDITORS, email=administrator.email.upper())
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "There is an account with this address already" in html
    assert 'value="Bo Ek"' in html


def test_a_user_name_is_made_of_any_address(inviter):
    invite(inviter, EDITORS, email="o'neil+x@office.example")
    user = get_user_model().objects.get(email="o'neil+x@office.example")
    user.full_clean(exclude=["password"])


def test_each_group_has_its_rights_in_words():
    assert set(GROUPS) <= set(WORDS)


def test_an_account_that_is_switched_off_is_not_let_in_by_its_link(inviter, mailoutbox):
    invite(inviter, EDITORS)
    link = link_in(delivered(mailoutbox))
    get_user_model().objects.filter(email="bo@office.example").update(is_active=False)
    assert "has ended" in Client().get(link, follow=True).content.decode()
