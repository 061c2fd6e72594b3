"""S41, S42: an editor raises a limit for an hour, and the doctor says where networks are not told apart."""

import io

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page, Site

from petition.models import RaisedLimit, Signature
from petition.tests.signers import signed

NOON = "2026-05-01 12:00:00Z"
CAMPUS, ELSEWHERE = "203.0.113.7", "198.51.100.9"


def post(client, number: int, address: str = CAMPUS) -> int:
    person = {"given_name": "Ada", "email": f"ada{number}@example.org"}
    return client.post("/petition/", person, REMOTE_ADDR=address).status_code


def test_a_raised_limit_holds_for_its_network_at_once_and_ends_by_itself(client, petition, settings):
    settings.SIGN_RATE_LIMIT = "1/10"
    with time_machine.travel(NOON, tick=False) as clock:
        assert [post(client, number) for number in range(2)] == [303, 429]
        RaisedLimit.objects.create(network_key=Signature.objects.get().network_key, times=5, reason="Assembly")
        assert [post(client, 10 + number) for number in range(6)] == [303] * 5 + [429]
        assert [post(client, 20 + number, ELSEWHERE) for number in range(2)] == [303, 429]
        clock.shift(3601)
        assert [post(client, 30 + number) for number in range(2)] == [303, 429]


def test_for_a_site_it_holds_for_everybody_there_and_nowhere_else(client, petition, settings):
    settings.SIGN_RATE_LIMIT = "1/10"
    other = Site.objects.create(
        hostname="other.example", root_page=petition.get_parent().add_child(instance=Page(title="Other", slug="other"))
    )
    own = Site.objects.get(is_default_site=True)
    RaisedLimit.objects.create(site=other, times=20, reason="Elsewhere")
    assert [post(client, number) for number in range(2)] == [303, 429]
    RaisedLimit.objects.create(site=own, times=5, reason="Assembly")
    assert [post(client, 10 + number) for number in range(3)] == [303] * 3


def test_from_the_trends_an_editor_raises_it_in_a_form_that_notes_who(admin_client, admin_user, petition):
    signed(petition)
    Signature.objects.update(network_key="a" * 32)
    trends = admin_client.get(reverse("signing_trends")).content.decode()
    address = f"{reverse('raised_limits:add')}?network_key={'a' * 32}"
    assert address in trends
    form = admin_client.get(address).content.decode()
    assert f'value="{"a" * 32}"' in form
    posted = {"network_key": "a" * 32, "times": 20, "reason": "Assembly at the university", "site": ""}
    assert admin_client.post(reverse("raised_limits:add"), posted).status_code == 302
    raised = RaisedLimit.objects.get()
    assert raised.created_by == admin_user
    assert 3590 < (raised.ends_at - raised.created_at).total_seconds() <= 3601
    assert ModelLogEntry.objects.filter(object_id=str(raised.pk), action="wagtail.create", user=admin_user).exists()
    assert "limit raised" in admin_client.get(reverse("signing_trends")).content.decode()
    assert "Assembly" in admin_client.get(reverse("raised_limits:index")).content.decode()


def doctor() -> str:
    said = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("doctor", stdout=said, no_color=True)
    return next(line for line in said.getvalue().splitlines() if " Networks: " in line)


def test_s42_the_doctor_says_that_a_proxy_is_not_named_and_where_to_mend_it(client, petition):
    assert "fine" in doctor()
    for number in range(3):
        person = {"given_name": "Ada", "email": f"ada{number}@example.org"}
        client.post("/petition/", person, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    said = doctor()
    assert "worth a look" in said
    assert "Name the proxy's address in TRUSTED_PROXIES" in said


def test_s42_the_doctor_notices_one_network_that_signs_nearly_all(client, petition):
    for number in range(45):
        post(client, number)
    assert "One network sent 100% of the last 45" in doctor()
