"""An organization adds itself through the API: by the same rules as on the page."""

import json
from base64 import b64encode

import pytest

from endorsers.models import EndorsementContact, Endorser, PendingLogo
from endorsers.tests.representatives import TYPED, picture, submitted

pytestmark = pytest.mark.usefixtures("endorsers_page")
ENDORSERS = "/api/campaign/v1/endorsers/"


def post(client, *, key="", **changes):
    body = TYPED | {"authorized": True} | changes
    body = {name: value for name, value in body.items() if value is not None}
    headers = {"Idempotency-Key": key} if key else {}
    return client.post(ENDORSERS, json.dumps(body), content_type="application/json", headers=headers)


def file(data=None, name="logo.png"):
    return {"data": b64encode(picture() if data is None else data).decode(), "name": name}


def test_a_good_post_is_accepted_and_waits_for_the_confirmation(client):
    response = post(client, logo=file(), may_show_logo=True)
    assert response.status_code == 202
    assert response.json() == {"status": "accepted", "confirmation": "required"}
    endorser = Endorser.objects.get()
    assert (endorser.source, endorser.live) == ("api", False)
    assert PendingLogo.objects.get().endorser == endorser
    assert EndorsementContact.objects.get().owed_mail == "confirm"
    assert client.get(ENDORSERS).json()["items"] == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": None}, "name"),
        ({"contact_email": "amara"}, "contact_email"),
        ({"region": ""}, "region"),
        ({"authorized": False}, "authorized"),
        ({"logo": {"data": "%%%"}, "may_show_logo": True}, "logo.data"),
        ({"logo": file(b"GIF89a"), "may_show_logo": True}, "logo"),
        ({"logo": file()}, "may_show_logo"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"scope": "galactic"}, "scope"),
        ({"logo": "x"}, "logo"),
        ({"unknown": 1}, "unknown"),
    ],
)
def test_a_bad_post_says_which_field_is_wrong(client, changes, field):
    response = post(client, **changes)
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    assert field in [error["field"] for error in response.json()["errors"]]
    assert not Endorser.objects.exists()
    assert not PendingLogo.objects.exists()


def test_e1_a_possible_duplicate_is_told_and_can_be_sent_all_the_same(client):
    submitted(name="River Communities Network, Inc.", contact_email="first@secret.example")
    response = post(client)
    assert [error["field"] for error in response.json()["errors"]] == ["name"]
    assert "secret" not in response.content.decode()
    assert post(client, different_organization=True).status_code == 202


def test_a_large_logo_fits_and_a_body_beyond_the_limit_does_not(client):
    noise = picture((1200, 1200), mode="RGB") + b"\0" * 1_700_000
    assert post(client, logo=file(noise), may_show_logo=True).status_code == 202
    response = post(client, name="Other", logo=file(b"x" * 2_000_000), may_show_logo=True)
    assert response.status_code == 413


def test_a_post_repeated_with_its_key_is_one_endorsement(client):
    answers = [post(client, key="one", logo=file(), may_show_logo=True) for _try in range(3)]
    assert [answer.status_code for answer in answers] == [202] * 3
    assert Endorser.objects.count() == 1


def test_a_network_that_sends_too_often_is_asked_to_wait(client, settings):
    import time_machine

    settings.SIGN_RATE_LIMIT = "20/200"
    with time_machine.travel("2030-05-05 12:00:05", tick=False):
        answers = [post(client, name=f"Alliance {number}", website="") for number in range(13)]
    assert [answer.status_code for answer in answers] == [202] * 12 + [429]
    assert (answers[-1]["Retry-After"], answers[-1].json()["retry_after"]) == ("5", 5)
    assert "in 5 seconds" in answers[-1].json()["detail"]
