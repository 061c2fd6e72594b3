"""While the database is away the log says so, and not with each request."""

import pytest
from django.db import OperationalError
from django.urls import path

from campaign.headless.endpoints import public_endpoint
from campaign.urls import handler500  # noqa: F401 - Django looks for it beside the addresses


def away(_request):
    raise OperationalError("connection refused")


def broken(_request):
    raise ValueError("a fault of ours")


urlpatterns = [path("away/", away), path("api/away/", public_endpoint(away)), path("broken/", broken)]

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def log(client, caplog):
    client.raise_request_exception = False
    caplog.set_level("ERROR")
    return caplog


def test_an_outage_is_logged_once_with_what_it_was(client, log, repeated_lines_left_out):
    answers = [client.get(address) for address in ("/away/", "/api/away/", "/away/")]

    assert [answer.status_code for answer in answers] == [503] * 3
    assert [record.name for record in log.records] == ["campaign.outages"]
    assert "connection refused" in log.text


def test_a_fault_of_ours_is_logged_each_time(client, log):
    assert [client.get("/broken/").status_code for _request in range(2)] == [500] * 2

    assert [record.name for record in log.records] == ["django.request"] * 2
    assert "a fault of ours" in log.text
