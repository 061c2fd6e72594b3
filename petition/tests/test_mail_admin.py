"""Editors change the words of mails, see them, and send themselves a test."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.urls import reverse

from petition.models import MailText

WORDS = {"kind": "thanks", "petition": "", "language": "en", "subject": "Thanks, {given_name}", "body": "Hi\n\n{link}"}


def address(name, *args):
    return reverse(f"wagtailsnippets_petition_mailtext:{name}", args=args)


@pytest.fixture
def editor(client, django_user_model):
    """May change the words of mails, and nothing else."""
    group = Group.objects.create(name="Writers")
    group.permissions.set(
        Permission.objects.filter(codename__in=["access_admin", "add_mailtext", "change_mailtext", "view_mailtext"])
    )
    user = django_user_model.objects.create_user("emma", "emma@example.org", "x")
    user.groups.add(group)
    client.force_login(user)
    return user


@pytest.fixture
def text(petition):
    return MailText.objects.create(kind="thanks", language="en", subject=WORDS["subject"], body=WORDS["body"])


def test_where_nobody_wrote_a_mail_the_list_says_which_go_out_and_leads_to_their_words(client, petition, editor):
    page = client.get(address("list")).content.decode()
    assert "Nobody has changed a mail yet" in page
    assert "to whoever signs a second time with the same address" in page
    assert f"{address('add')}?kind=thanks" in page


def test_a_new_text_starts_with_the_platforms_words_and_the_placeholders_are_explained(client, petition, editor):
    page = client.get(address("add") + "?kind=already_signed").content.decode()
    assert "You have signed already: {petition}" in page
    assert "<code>{petition_link}</code>" in page
    assert "?kind=confirm" in page


def test_an_unknown_placeholder_is_an_error_beside_the_text(client, petition, editor):
    page = client.post(address("add"), WORDS | {"body": "Hi {first_name}\n{link}"}).content.decode()
    assert "“{first_name}” is no placeholder" in page
    assert not MailText.objects.exists()


def test_the_preview_shows_the_mail_and_lets_nothing_but_its_style_in(client, petition, editor):
    client.post(address("preview_on_add"), WORDS)
    preview = client.get(address("preview_on_add"))
    assert "Thanks, Ada" in preview.content.decode()
    assert preview["Content-Security-Policy"].startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_a_test_goes_to_the_editor_alone_after_a_press(client, text, editor):
    page = client.get(address("test", text.pk)).content.decode()
    assert "emma@example.org" in page
    assert not mail.outbox
    client.post(address("test", text.pk))
    assert [(message.to, message.subject) for message in mail.outbox] == [(["emma@example.org"], "Thanks, Ada")]


def test_the_links_of_a_test_open_nothing(client, text, editor):
    client.post(address("test", text.pk))
    link = next(line for line in mail.outbox[0].body.splitlines() if "/signature/manage/" in line)
    assert client.get(link.removeprefix("http://localhost")).status_code == 410


def test_who_may_not_change_mails_may_not_send_tests(client, text, editor):
    editor.groups.get().permissions.remove(Permission.objects.get(codename="change_mailtext"))
    client.post(address("test", text.pk))
    assert not mail.outbox
