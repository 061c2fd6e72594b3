"""One switch says what is answered in front of Django, and nothing is bypassed unseen."""

import pytest
from django.core.checks import run_checks
from django.core.wsgi import get_wsgi_application

from campaign.web.front.front import in_front_of
from campaign.web.tests.page_cache_reader import Reader
from petition.models import Signature

ADA = {"given_name": "Ada", "email": "ada@example.org"}


@pytest.fixture
def reader_of(settings, reader):
    """A reader of the site with FRONT as it is given; ``rendered`` are the addresses that Django was asked for."""

    def reader_with(front):
        settings.FRONT = front
        return Reader(in_front_of, application=get_wsgi_application())

    return reader_with


@pytest.mark.parametrize(
    ("front", "by_django"),
    [
        ("off", ["/petition/", "/petition/", "/petition/"]),
        ("pages", ["/petition/", "/petition/"]),
        ("on", ["/petition/"]),
    ],
)
def test_the_switch_says_what_django_is_asked_for(reader_of, petition, front, by_django):
    reader = reader_of(front)

    assert [reader.get("/petition/").status for _time in range(2)] == [200, 200]
    assert reader.post("/petition/", ADA).status == 303
    assert reader.rendered == by_django
    assert Signature.objects.count() == 1


def test_nobody_signs_by_what_was_known_before_the_database_went_away(reader_of, petition, monkeypatch):
    reader = reader_of("on")
    assert reader.post("/petition/", ADA).status == 303
    monkeypatch.setattr("campaign.core.public_state.generation.watch._read_at", float("-inf"))

    reader.post("/petition/", ADA)

    assert reader.rendered == ["/petition/"]


def test_every_middleware_is_known_to_the_front(settings):
    settings.FRONT = "on"
    assert not [error for error in run_checks() if error.id == "front.E001"]
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "somebody.elses.Middleware"]

    [error] = [error for error in run_checks() if error.id == "front.E001"]

    assert "somebody.elses.Middleware" in error.msg
    settings.FRONT = "off"
    assert not [error for error in run_checks() if error.id == "front.E001"]
