"""What a supervisor and a load balancer are told."""

import pytest
from django.db import OperationalError

from campaign.operations import health


def test_a_process_that_answers_is_alive(client):
    """Without the database: this test has none."""
    answer = client.get("/healthz/live")

    assert answer.status_code == 200
    assert answer.json() == {"status": "alive"}


@pytest.mark.django_db
def test_a_site_with_its_database_and_cache_is_ready(client):
    answer = client.get("/healthz/ready")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ready", "checks": {"database": True, "cache": True}}


def test_a_site_without_its_database_is_not_ready(client, monkeypatch):
    def refuse():
        raise OperationalError("the database is down")

    monkeypatch.setattr(health.connection, "cursor", refuse)

    answer = client.get("/healthz/ready")

    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] is False


@pytest.mark.django_db
def test_a_site_without_its_cache_still_answers_and_says_so(client, unreachable_cache):
    """The second time nobody waits for the cache."""
    for _ in range(2):
        answer = client.get("/healthz/ready")

        assert answer.status_code == 200
        assert answer.json()["checks"] == {"database": True, "cache": False}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz/live", "/healthz/ready"])
def test_health_is_never_cached(client, address):
    assert "no-store" in client.get(address)["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz/live", "/healthz/ready"])
def test_health_is_told_under_any_host_name_and_by_plain_http(client, settings, address):
    """As a supervisor on the machine asks: a site that knows its public name only, and redirects to HTTPS."""
    settings.ALLOWED_HOSTS = ["campaign.example.org"]
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(address, headers={"host": "127.0.0.1:8000"}).status_code == 200
    assert client.post(address, headers={"host": "127.0.0.1:8000"}).status_code == 405
    assert client.get("/", headers={"host": "127.0.0.1:8000"}).status_code == 400
