"""A signer, and editors with just some rights."""

import smtplib

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from petition.tests.served_site import api, site  # noqa: F401 - fixtures
from petition.tests.signature_admin_cast import NAME, sign


@pytest.fixture
def ada(petition):
    return sign(petition, "Ada", family_name=NAME)


@pytest.fixture
def editor_with(home, django_user_model, client):
    """Logs in an editor of pages who has just the named rights on signatures beside."""

    def log_in(*actions):
        group = Group.objects.create(name="just these")
        codenames = ["access_admin", *(f"{action}_signature" for action in actions)]
        group.permissions.set(Permission.objects.filter(codename__in=codenames))
        for codename in ("add_page", "change_page", "publish_page"):
            GroupPagePermission.objects.create(
                group=group, page=home, permission=Permission.objects.get(codename=codename)
            )
        user = django_user_model.objects.create_user("editor", password="editor")
        user.groups.add(group)
        client.force_login(user)
        return user

    return log_in


@pytest.fixture
def at_once(petition):
    """The petition, which shows comments without an editor's look."""
    petition.comments_shown = "once"
    petition.save()
    return petition


@pytest.fixture
def server_down(monkeypatch):
    """A mail server that refuses connections."""
    from django.core.mail.backends.locmem import EmailBackend

    def refuse(self):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", refuse)


@pytest.fixture
def refuses(monkeypatch):
    """Addresses that the server refuses, to be filled by the test."""
    from django.core.mail.backends.locmem import EmailBackend

    refused, accept = set(), EmailBackend.send_messages

    def judge(self, messages):
        for message in messages:
            if message.to[0] in refused:
                raise smtplib.SMTPRecipientsRefused({message.to[0]: (550, b"no such user")})
        return accept(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", judge)
    return refused
