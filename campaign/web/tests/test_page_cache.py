"""Public pages answered from memory: the same bytes as Django's, never anybody's own, and never an old state."""

import gzip
from datetime import timedelta

import brotli
import pytest
import time_machine
from django.utils import timezone
from wagtail.models import PageViewRestriction

from petition.signing import channels
from petition.signing import sign as signing
from petition.submission.attribution import Visit
from petition.submission.submission import Submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def landing_form(home, petition):
    home.sections = [("sign_form", {"page": petition})]
    home.save()


@pytest.fixture
def counted():
    """Makes a petition count one signature more."""

    def sign(petition):
        submission = Submission(given_name="Ada", family_name="Lovelace", email="ada@example.org")
        signing.sign(petition=petition, submission=submission, visit=Visit(), channel=channels.FORM)

    return sign


def test_the_second_reader_gets_the_first_ones_bytes_and_headers_without_django(reader, petition):
    """A4: and the form in it takes both their signatures."""
    django = reader.from_django("/petition/")

    first, second = reader.get("/petition/"), reader.get("/petition/")

    assert reader.rendered == ["/petition/"]
    assert first.body == second.body == django.body
    own = {"Age", "Cache-Status", "Vary", "Content-Length"}
    assert {n: v for n, v in second.headers.items() if n not in own} == {
        n: v for n, v in django.headers.items() if n not in own
    }
    assert second.headers["Cache-Status"] == "campaign; hit"
    for name in ("ann", "bob"):
        posted = reader.post("/petition/", {"given_name": name, "email": f"{name}@example.org"})
        assert posted.status == 303


@pytest.mark.parametrize("address", ["/", "/petition/", "/faq/", "/resources/", "/endorsers/", "/service-worker.js"])
def test_each_public_page_is_kept(reader, petition, faq_page, library, endorsers_page, address):
    reader.get(address)

    assert reader.get(address).headers["Cache-Status"] == "campaign; hit"
    assert reader.rendered == [address]


@pytest.mark.parametrize("path", ["", "count/"])
def test_what_the_api_reads_is_kept_for_any_origin(reader, petition, path):
    address = f"/api/campaign/v1/petitions/{petition.pk}/{path}"
    reader.get(address)
    reader.get(address, origin="https://partner.example")

    plain, other = reader.get(address), reader.get(address, origin="https://other.example")

    assert len(reader.rendered) == 1
    assert plain.body == other.body
    assert plain.headers["Access-Control-Allow-Origin"] == other.headers["Access-Control-Allow-Origin"] == "*"


def test_the_count_is_at_most_a_second_old(reader, petition, counted):
    address = f"/api/campaign/v1/petitions/{petition.pk}/count/"
    with time_machine.travel(timezone.now(), tick=False) as clock:
        before = reader.get(address)
        counted(petition)
        clock.shift(timedelta(seconds=1))
        after = reader.get(address)

    assert b'"signatures": 0' in before.body
    assert b'"signatures": 1' in after.body


@pytest.mark.parametrize(
    "headers", [{"cookie": "sessionid=x"}, {"authorization": "Bearer x"}, {"cookie": "a=b; sessionid=x"}]
)
def test_whoever_may_be_somebody_is_never_served_from_it_nor_into_it(reader, petition, headers):
    reader.get("/petition/", **headers)
    reader.get("/petition/")
    again = reader.get("/petition/", **headers)

    assert reader.rendered == ["/petition/"] * 3
    assert "Cache-Status" not in again.headers


def test_an_editors_page_stays_the_editors(reader, petition, admin_client):
    cookie = f"sessionid={admin_client.cookies['sessionid'].value}"

    of_editor, of_reader = reader.get("/petition/", cookie=cookie), reader.get("/petition/")

    assert b"wagtail-userbar" in of_editor.body
    assert "private" in of_editor.headers["Cache-Control"]
    assert b"wagtail-userbar" not in of_reader.body


def test_another_cookie_is_nobodys_session_and_does_not_reach_the_page(reader, petition):
    reader.get("/petition/", cookie="consent=yes")

    assert reader.get("/petition/").headers["Cache-Status"] == "campaign; hit"


def test_a_page_that_became_private_is_not_shown_any_more(reader, petition, committed):
    reader.get("/petition/")
    with committed():
        PageViewRestriction.objects.create(page=petition, restriction_type=PageViewRestriction.PASSWORD, password="x")

    locked = reader.get("/petition/")
    reader.get("/petition/")

    assert petition.introduction not in locked.body.decode()
    assert b'type="password"' in locked.body
    assert "Cache-Status" not in locked.headers


@pytest.mark.parametrize("address", ["/signature/", "/admin/login/"])
def test_private_pages_are_never_kept(reader, petition, address):
    for _time in range(2):
        assert "Cache-Status" not in reader.get(address).headers


@pytest.mark.parametrize(
    "headers",
    [{"x_forwarded_host": "evil.example"}, {"x_forwarded_proto": "https"}, {"referer": "https://evil.example/"}],
)
def test_what_a_visitor_forges_is_not_in_the_copy(reader, petition, headers):
    forged = reader.get("/petition/", **headers)

    assert b"evil.example" not in forged.body
    assert reader.get("/petition/").body == forged.body


def test_a_host_that_is_not_ours_is_refused_by_django_and_not_kept(reader, petition):
    reader.get("/petition/")

    refused = reader.get("/petition/", host="evil.example")

    assert refused.status == 400
    assert reader.get("/petition/").status == 200


def test_a_forged_scheme_is_kept_apart_where_proxies_are_believed(reader, petition, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = False

    reader.get("/petition/", x_forwarded_proto="http")

    assert reader.get("/petition/", x_forwarded_proto="https").headers["Cache-Status"] == "campaign; fwd=miss; stored"


def test_the_attribution_does_not_split_the_copies_of_a_page_that_does_not_read_it(reader, petition):
    """A5: the browser posts the form to its own address, and with it what the page did not read."""
    for query in ("", "?utm_source=facebook", "?utm_source=whatsapp&utm_medium=social", "?fbclid=1", "?ref=abc"):
        reader.get(f"/petition/{query}")

    assert reader.rendered == ["/petition/"]


def test_a_newsletters_source_goes_on_with_the_links_that_are_shared(reader, petition):
    reader.get("/petition/")

    assert b"utm_campaign%3Dspring" in reader.get("/petition/?utm_source=spring&fbclid=1").body


def test_the_landing_pages_form_carries_how_the_visitor_came(reader, landing_form):
    reader.get("/")

    came = reader.get("/?utm_source=facebook&utm_medium=social&fbclid=1")
    again = reader.get("/?utm_source=facebook&utm_medium=social&fbclid=2")

    assert b"/petition/?utm_source=facebook&amp;utm_medium=social" in came.body
    assert again.headers["Cache-Status"] == "campaign; hit"
    assert b"utm_source" not in reader.get("/").body.split(b"<form", 1)[1].split(b">", 1)[0]


def test_a_reader_who_has_the_page_is_told_so(reader, petition):
    first = reader.get("/petition/", accept_encoding="gzip")

    again = reader.get("/petition/", if_none_match=first.headers["ETag"])

    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == reader.get("/petition/").headers["ETag"]
    assert "Content-Length" not in again.headers
    assert reader.get("/petition/", if_none_match='"other"').status == 200


def test_head_is_the_page_without_its_body(reader, petition):
    head, got = reader.head("/petition/"), reader.get("/petition/")

    assert head.body == b""
    assert head.headers["Content-Length"] == got.headers["Content-Length"] == str(len(got.body))


@pytest.mark.parametrize(
    ("accepted", "encoding", "decode"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
    ],
)
def test_the_page_comes_in_the_best_encoding_that_the_reader_takes(reader, petition, accepted, encoding, decode):
    plain = reader.get("/petition/")

    packed = reader.get("/petition/", accept_encoding=accepted)

    assert packed.headers.get("Content-Encoding") == encoding
    assert decode(packed.body) == plain.body
    assert "accept-encoding" in packed.headers["Vary"].lower()


@pytest.mark.parametrize("port", ["99999999", "8001"])
def test_made_up_ports_are_not_pages_of_their_own(reader, petition, port):
    assert "Cache-Status" not in reader.get("/petition/", host=f"localhost:{port}").headers


def test_a_query_in_raw_utf_8_is_read_as_it_was_typed(reader, home):
    typed = "Zoë".encode().decode("latin-1")  # as a server hands it on (PEP 3333)

    assert "Zoë" in reader.get(f"/search/?q={typed}&fbclid=1").body.decode()


def test_a_rush_on_one_address_costs_the_database_one_answer(reader, petition):
    count = f"/api/campaign/v1/petitions/{petition.pk}/count/"

    assert {reader.get(count).body for _time in range(6)} == {b'{"signatures": 0, "goal": 100, "lately": null}'}
    assert reader.rendered == [count]
