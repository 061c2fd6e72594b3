"""A session without its second step is nobody's, on every address: pages and documents that ask for a login, APIs."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from campaign.core.models import CampaignDocument
from campaign.web.accounts.tests.steps import SIGN_IN, code_of, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["login", "groups"])
def closed(request, editor, faq_page):
    """Addresses that a login opens, or a group's."""
    group = Group.objects.create(name="Insiders")
    editor.groups.add(group)
    restrictions = [
        PageViewRestriction.objects.create(page=faq_page, restriction_type=request.param),
        CollectionViewRestriction.objects.create(
            collection=Collection.get_first_root_node(), restriction_type=request.param
        ),
    ]
    for restriction in restrictions:
        if request.param == "groups":
            restriction.groups.add(group)
    document = CampaignDocument.objects.create(title="Plan", file=ContentFile(b"the plan", name="plan.txt"))
    return [faq_page.url, document.url]


def opened(client, addresses):
    return [client.get(address).status_code == 200 for address in addresses]


def test_the_password_alone_opens_nothing(client, editor, closed):
    """The account has no second step yet, and must have one."""
    sign_in(client)
    assert opened(client, closed) == [False, False]
    assert "data-wagtail-userbar" not in client.get("/").content.decode()


def test_a_session_from_elsewhere_opens_nothing_until_the_code_is_given(client, editor, secret, closed):
    client.force_login(editor)
    assert opened(client, closed) == [False, False]
    page = closed[0]
    entrance = client.get(page, follow=True)
    assert entrance.redirect_chain[-1][0] == f"{reverse('mfa_reauthenticate')}?next={page}"
    answer = client.post(entrance.redirect_chain[-1][0], {"code": code_of(secret), "next": page})
    assert answer.headers["Location"] == page
    assert opened(client, closed) == [True, True]


def test_where_no_step_is_asked_for_a_login_opens_them(client, editor, closed, settings):
    settings.REQUIRE_SECOND_STEP = False
    sign_in(client)
    assert opened(client, closed) == [True, True]


def test_a_session_that_is_over_opens_nothing(client, editor, closed, settings, time_machine):
    settings.REQUIRE_SECOND_STEP = False
    time_machine.move_to("2030-01-01T00:00:00Z")
    sign_in(client)
    time_machine.move_to("2030-01-01T11:00:00Z")
    session = client.session
    session.save()
    time_machine.move_to("2030-01-01T13:00:00Z")
    assert opened(client, closed) == [False, False]


def test_somebody_else_may_sign_in_where_a_session_has_not_passed(client, editor, secret, django_user_model):
    client.force_login(editor)
    django_user_model.objects.create_superuser("ben", "ben@example.org", "another good password")
    answer = client.post(SIGN_IN, {"login": "ben", "password": "another good password"})
    assert answer.status_code == 302
