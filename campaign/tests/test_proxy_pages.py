"""What nginx answers by itself is in the site's words, for people and for programs."""

import json
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from campaign.tests.proxies import HOST, nginx_before

pytest_plugins = ["campaign.tests.proxies"]
PAGE, API = "/petition/", "/api/campaign/v1/petitions/7/signatures/"


@pytest.fixture
def nginx(upstream, tmp_path):
    """It refuses the fourth post of an instant, not the four hundredth."""
    with nginx_before([upstream.port], tmp_path, burst="burst=2 nodelay") as nginx:
        yield nginx


def flooded(nginx, address):
    """The first answer to whoever sends more than nginx lets through."""
    with ThreadPoolExecutor(20) as crowd:
        answers = crowd.map(lambda _post: nginx.get(address, method="POST", body="a=b"), range(60))
        return next(answer for answer in answers if answer[0] == 429)


def test_who_is_limited_reads_when_to_send_again_and_what_was_typed_stays(nginx, upstream):
    _status, headers, body = flooded(nginx, PAGE)

    assert headers["Content-Type"].startswith("text/html")
    assert headers["Retry-After"] == "10"
    assert headers["Cache-Control"] == "no-store"
    assert "what you typed is still there" in body
    assert "nginx" not in body
    assert "//" not in body.replace("<!doctype", "")


def test_a_program_that_is_limited_gets_problem_details(nginx, upstream):
    _status, headers, body = flooded(nginx, API)

    assert headers["Content-Type"].startswith("application/problem+json")
    assert headers["Retry-After"] == "10"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert json.loads(body)["status"] == 429


@pytest.mark.parametrize(("address", "lang"), [(PAGE, "en"), ("/fr/petition/", "fr"), ("/xx/petition/", "en")])
def test_a_site_that_is_away_says_so_in_the_language_of_the_address(nginx, upstream, address, lang):
    upstream.stop()

    status, headers, body = nginx.get(address)

    assert (status, headers["Retry-After"]) == (502, "30")
    assert f'<html lang="{lang}"' in body
    assert json.loads(nginx.get(API)[2])["status"] == 502


def test_what_is_too_large_or_no_request_is_refused_in_words(nginx, upstream):
    def first_answer(request):
        with socket.create_connection(("127.0.0.1", nginx.port), timeout=10) as connection:
            connection.sendall(request.encode())
            parts = []
            with suppress(ConnectionResetError):  # what it did not read, it does not wait for
                while part := connection.recv(65536):
                    parts.append(part)
            return b"".join(parts).decode()

    large = f"POST /petition/ HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\nContent-Length: 20000000\r\n\r\n"
    heads = f"GET / HTTP/1.1\r\nHost: {HOST}\r\nX: {'a' * 40_000}\r\n\r\n"
    assert "This is too large" in first_answer(large)
    assert "Your browser sent something" in first_answer(heads)
    assert "Your browser sent something" in first_answer("NONSENSE\r\n\r\n")
    assert "This page is not here" in nginx.get("/static/nothing.css")[2]


def test_what_the_application_says_goes_through_as_it_is(nginx, upstream):
    upstream.status = 429

    assert nginx.get(PAGE, method="POST", body="a=b")[2] == "page 1"
