"""S27: bytes that nobody can read are answered in words with the form, by each channel, and by a line in the log."""

import logging

import pytest

from campaign.runtime.logs.redaction import LogLineFormatter
from petition.models import Signature

URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
PART = b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
FORMS = {
    "percent": (b"given_name=%ff%fe&email=ada@example.org", URLENCODED),
    "raw": (b"given_name=\xff\xfe&email=ada@example.org", URLENCODED),
    "latin": (b"given_name=Andr%e9&email=ada@example.org", f"{URLENCODED}; charset=iso-8859-1"),
    "unknown charset": (b"given_name=Andr%e9&email=ada@example.org", f"{URLENCODED}; charset=nonsense"),
    "utf-16": ("given_name=A&email=ada@example.org".encode("utf-16"), f"{URLENCODED}; charset=utf-16"),
    "no boundary": (b"given_name=Ada&email=ada@example.org", MULTIPART),
    "odd boundary": (b"--x", f"{MULTIPART}; boundary=\xe9"),
    "in parts": (
        PART % (b"given_name", b"\xff\xfe") + PART % (b"email", b"ada@example.org") + b"--x--",
        f"{MULTIPART}; boundary=x",
    ),
    "many": (b"&".join(b"a%d=1" % number for number in range(2000)), URLENCODED),
}
BODIES = {
    "bytes": (b'{"given_name":"\xff\xfe","email":"ada@example.org"}', 400),
    "utf-16": ('{"given_name":"Ada","email":"ada@example.org"}'.encode("utf-16"), 400),
    "cut off": (b'{"given_name":"Ada"', 400),
    "surrogate": (b'{"given_name":"A\\ud800","email":"ada@example.org"}', 422),
    "surrogate in a name": (b'{"given_name":"Ada","a\\ud800":{"b\\ud800":1}}', 422),
    "noncharacter": (b'{"given_name":"A\\ufffe","email":"ada@example.org"}', 422),
    "broken before": (b'{"given_name":"A\\ufffd","email":"ada@example.org"}', 422),
}


@pytest.mark.parametrize(("body", "kind"), FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("channel", ["page", "frame"])
def test_s27_a_form_that_nobody_can_read_comes_back_in_words(client, petition, caplog, channel, body, kind):
    address = {"page": "/petition/", "frame": f"/embed/petition/{petition.pk}/"}[channel]
    client.raise_request_exception = False
    answer = client.generic("POST", address, body, content_type=kind)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in html
    assert 'name="given_name"' in html
    assert not Signature.objects.exists()
    assert not any(record.exc_info for record in caplog.records)


@pytest.mark.parametrize(("body", "status"), BODIES.values(), ids=BODIES)
def test_s27_the_api_answers_a_problem(client, petition, caplog, body, status):
    address = f"/api/campaign/v1/petitions/{petition.pk}/signatures/"
    answer = client.generic("POST", address, body, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert not Signature.objects.exists()
    assert not any(record.exc_info for record in caplog.records)


def test_s27_elsewhere_it_is_a_line_in_the_log(client, db, caplog):
    client.raise_request_exception = False
    assert client.generic("POST", "/admin/login/", b"x", content_type=MULTIPART).status_code == 400
    lines = [LogLineFormatter().format(record) for record in caplog.records if record.levelno >= logging.WARNING]
    assert lines
    assert not any("Traceback" in line or "\n" in line for line in lines)


def test_s27_nothing_is_done_with_a_button_s_post_that_nobody_can_read(client, petition):
    client.post("/petition/", {"given_name": "Ada", "email": "ada@example.org"})
    answer = client.generic("POST", "/signature/link/", b"email=\xff", content_type=URLENCODED)
    assert answer.status_code == 422
    assert "What was sent could not be read" in answer.content.decode()
