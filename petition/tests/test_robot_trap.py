"""The field that people do not see: a robot that fills it in is thanked and set aside."""

import pytest
from django.core import mail

from petition.models import Signature
from petition.tests.thanks import thanks_of

ADA = {"given_name": "Ada", "email": "ada@example.org"}
TRAPPED = ADA | {"contact_preference": "by phone"}


def test_the_robot_gets_the_same_answer_and_does_not_count(client, petition):
    person = client.post("/petition/", ADA)
    robot = client.post("/petition/", TRAPPED | {"email": "robot@example.org"})

    assert (robot.status_code, thanks_of(robot)) == (person.status_code, thanks_of(person))
    signature = Signature.objects.get(email="robot@example.org")
    assert (signature.state, signature.mark, signature.owed_mail) == ("rejected", "robot trap", "")
    assert petition.signatures_counted == 1
    assert not any("robot@example.org" in message.to for message in mail.outbox)


def test_the_embed_has_the_trap_as_well(client, petition):
    assert client.post(f"/embed/petition/{petition.pk}/", TRAPPED).status_code == 303
    assert Signature.objects.get().mark == "robot trap"


def test_a_robot_that_comes_again_still_gets_no_mail(client, petition):
    client.post("/petition/", TRAPPED)
    client.post("/petition/", TRAPPED)

    assert Signature.objects.get().owed_mail == ""
    assert mail.outbox == []


@pytest.mark.parametrize("switched_on", [True, False])
def test_editors_switch_the_trap(client, petition, switched_on):
    petition.honeypot = switched_on
    petition.save()

    assert ("contact_preference" in client.get("/petition/").content.decode()) is switched_on
    client.post("/petition/", TRAPPED)
    assert Signature.objects.get().state == ("rejected" if switched_on else "confirmed")


def test_people_meet_it_neither_by_eye_nor_by_keyboard_nor_by_screen_reader(client, petition):
    html = client.get("/petition/").content.decode()
    trap = html[html.index('<div class="visually-hidden" aria-hidden="true">') :][:500]

    assert 'tabindex="-1"' in trap
    assert 'autocomplete="off"' in trap
    assert " readonly" in trap
    assert all(f"data-{manager}" in trap for manager in ("1p-ignore", "lpignore", "bwignore", "form-type"))
    assert "Leave this field empty" in trap
