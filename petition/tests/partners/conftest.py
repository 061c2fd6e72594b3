"""A partner, its key, and what is sent and asked with it."""

import json

import pytest

from petition.models import Partner
from petition.partners.keys import make_key
from petition.tests.partners.bodies import BODY


@pytest.fixture
def rivers(petition):
    partner = Partner.objects.create(name="River Alliance", slug="rivers", consent_text="We pass it on.")
    partner.petitions.add(petition)
    return partner


@pytest.fixture
def key(rivers):
    return make_key(partner=rivers, by=None)


@pytest.fixture
def send(client, petition):
    def post(key=None, body=BODY, *, to=petition, **headers):
        if key:
            headers["authorization"] = f"Bearer {key}"
        address = f"/api/campaign/v1/petitions/{to.pk}/signatures/"
        return client.post(address, json.dumps(body), content_type="application/json", headers=headers)

    return post


@pytest.fixture
def counts(client, petition):
    def get(key=None, *, of=petition):
        headers = {"authorization": f"Bearer {key}"} if key else {}
        return client.get(f"/api/campaign/v1/petitions/{of.pk}/partner/", headers=headers)

    return get
