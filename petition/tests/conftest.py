"""A signer, and editors with just some rights."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from petition.tests.ledger_cast import NAME, sign
from petition.tests.served_site import api, site  # noqa: F401 - fixtures


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
