"""What a form of a rival site can send is refused by the API, whatever stands in it."""

import json

import pytest

from petition.models import Signature

SIGNATURE = {"given_name": "Ada", "email": "ada@example.org"}
PERSON = {"person": {"given_name": "Ada", "email_addresses": [{"address": "ada@example.org"}]}}
OF_FORMS = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]


@pytest.mark.parametrize("kind", OF_FORMS)
@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("/api/campaign/v1/petitions/{}/signatures/", SIGNATURE),
        ("/api/osdi/v1/petitions/{}/record_signature_helper", PERSON),
        ("/api/campaign/v1/endorsers/", SIGNATURE),
    ],
)
def test_json_in_the_clothes_of_a_form_is_refused(client, petition, kind, address, body):
    headers = {"Origin": "https://rival.example", "Sec-Fetch-Site": "cross-site"}
    answer = client.post(address.format(petition.pk), json.dumps(body), content_type=kind, headers=headers)
    assert answer.status_code == 415
    assert not Signature.objects.exists()


def test_a_script_of_another_site_is_asked_about_first(client, petition):
    address = f"/api/campaign/v1/petitions/{petition.pk}/signatures/"
    asked = {
        "Origin": "https://partner.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    answer = client.options(address, headers=asked)
    assert answer.status_code == 200
    assert "content-type" in answer["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer
