"""The shipped configurations of nginx and Varnish, before an application whose page counts how often it was asked."""

import http.client
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Barrier

import pytest
from wagtail.contrib.frontend_cache.backends import HTTPBackend

from campaign.tests.proxies import HOST
from campaign.tests.serving import sooner_or_later
from campaign.web import offline_page

pytest_plugins = ["campaign.tests.proxies"]

SESSION = "a=b; __Host-sessionid=abc"


@pytest.fixture(params=["nginx", "varnish"])
def proxy(request):
    return request.getfixturevalue(request.param)


def test_a_crowd_in_one_second_asks_the_application_once(proxy, upstream):
    answers = [proxy.get("/petition/") for _reader in range(5)]

    assert {body for _status, _headers, body in answers} == {"page 1"}
    assert answers[0][1]["X-Cache"] == "MISS"
    assert answers[-1][1]["X-Cache"] == "HIT"
    assert upstream.asked == ["/petition/"]


@pytest.mark.parametrize("named", [{"cookie": SESSION}, {"authorization": "Bearer abc"}])
def test_whoever_may_be_somebody_is_answered_by_the_application_alone(proxy, upstream, named):
    bodies = [proxy.get("/petition/", **headers)[2] for headers in ({}, named, named, {})]

    assert bodies == ["page 1", "page 2", "page 3", "page 1"]
    assert upstream.seen[1].items() >= named.items()


@pytest.mark.parametrize("name", ["X_Forwarded_For", "X_Forwarded_Proto"])
def test_what_the_proxy_says_is_not_overridden_by_another_spelling(proxy, upstream, name):
    connection = http.client.HTTPConnection("127.0.0.1", proxy.port, timeout=10)
    connection.request("POST", "/petition/", headers={"Host": HOST, name: "forged"})
    assert connection.getresponse().status == 200
    connection.close()

    assert "forged" not in upstream.seen[0].values()


@pytest.mark.parametrize("control", ["private, no-cache", "no-store", ""])
def test_what_the_application_does_not_call_public_is_not_kept(proxy, upstream, control):
    upstream.control = control

    assert [proxy.get("/petition/thanks/")[2] for _time in range(3)] == ["page 1", "page 2", "page 3"]


@pytest.mark.parametrize("address", ["/petition/thanks/", "/fr/petition/thanks/?confirmed", "/es-419/signature/link/"])
@pytest.mark.parametrize("query", ["", "signed=thanks"])
def test_nginx_is_told_by_the_address_what_is_never_kept(nginx, upstream, address, query):
    assert "X-Cache" not in nginx.get(f"{address}{'&' if '?' in address else '?'}{query}")[1]
    assert "X-Cache" not in nginx.get("/embed/petition/7/?signed=thanks")[1]
    assert nginx.get("/petition/?from=/thanks/&unsigned=1")[1]["X-Cache"] == "MISS"


@pytest.mark.parametrize(("address", "status"), [("/petition/thanks/", 200), ("/sign", 302)])
def test_a_crowd_need_not_wait_for_one_another_where_nothing_is_kept(proxy, upstream, address, status):
    """All who have just signed read the same address; so do all who follow a short link."""
    upstream.control, upstream.status = "private, no-cache", status
    proxy.get(address)
    upstream.crowd = Barrier(10, timeout=3)

    with ThreadPoolExecutor(10) as crowd:
        answers = list(crowd.map(lambda _reader: proxy.get(address), range(10)))

    assert [answer_status for answer_status, _headers, _body in answers] == [status] * 10


def test_varnish_does_not_keep_what_browsers_ask_for_each_time(varnish, upstream):
    upstream.control = offline_page.CACHE_CONTROL

    assert [varnish.get("/service-worker.js")[2] for _time in range(3)] == ["page 1", "page 2", "page 3"]


def test_a_post_always_reaches_the_application(proxy, upstream):
    proxy.get("/petition/")

    assert [proxy.get("/petition/", method="POST")[2] for _time in range(2)] == ["page 2", "page 3"]


def test_a_dead_application_is_stood_in_for(proxy, upstream):
    proxy.get("/petition/")
    upstream.stop()
    time.sleep(2.1)  # the copy's own time is over

    assert proxy.get("/petition/")[2] == "page 1"


@pytest.mark.parametrize("status", [301, 302, 404, 410])
def test_an_outage_does_not_bring_back_what_was_gone_before_it(proxy, upstream, status):
    """D1: the news that a page is gone takes the place of its copy."""
    proxy.get("/petition/")
    upstream.control, upstream.status = "private, no-cache", status
    time.sleep(4.1)  # the copy's own time is over
    assert proxy.get("/petition/")[0] == status
    upstream.stop()
    time.sleep(2.1)

    assert proxy.get("/petition/")[0] == status


def test_nginx_never_shows_an_old_copy_while_the_application_answers(nginx, upstream):
    """D1: a form for a password is not kept, so each reader would get the page from before it again."""
    nginx.get("/petition/")
    upstream.control = "private, no-cache"
    time.sleep(2.1)

    assert [nginx.get("/petition/")[2] for _reader in range(3)] == ["page 2", "page 3", "page 4"]


def test_slow_senders_wait_at_nginx_and_keep_nobody_from_the_application(nginx, upstream):
    """Each of them would hold a thread of the application, which has 32."""
    head = f"POST /petition/ HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 500\r\n\r\nemail="
    with ExitStack() as senders:
        for _sender in range(60):
            connection = senders.enter_context(socket.create_connection(("127.0.0.1", nginx.port)))
            connection.sendall(head.encode())
        time.sleep(0.5)
        read = nginx.get("/petition/")[0], nginx.get("/petition/", method="POST", body="email=a")[0]

    assert read == (200, 200)
    assert len(upstream.asked) == 2


def test_a_forged_host_does_not_get_through(proxy, upstream):
    proxy.get("/petition/", X_Forwarded_Host="evil.example", Forwarded="host=evil.example")

    assert "evil.example" not in str(upstream.seen)


def test_nginx_writes_what_proxies_say_anew(nginx, upstream):
    nginx.get("/petition/", X_Forwarded_For="203.0.113.9", X_Forwarded_Proto="https", X_Real_IP="203.0.113.9")

    assert upstream.seen[0]["x-forwarded-for"] == "127.0.0.1"
    assert upstream.seen[0]["x-forwarded-proto"] == "http"
    assert "203.0.113.9" not in str(upstream.seen)


@pytest.mark.parametrize("place", ["signature", "endorsement", "fr/signature", "pt-br/endorsement"])
def test_nginx_keeps_the_addresses_in_mails_out_of_its_logs(nginx, upstream, place):
    nginx.get(f"/{place}/s3cret-token/confirm/?a=s3cret")
    nginx.get("/petition/", Referer=f"https://{HOST}/{place}/s3cret-token/")
    upstream.stop()
    nginx.get(f"/{place}/s3cret-other/")

    log = nginx.folder / "campaign.log"
    assert sooner_or_later(lambda: log.read_text().count("\n") == 3)
    logged = "".join(path.read_text() for path in nginx.folder.glob("*.log"))
    assert f"GET /{place}/- " in logged
    assert "s3cret" not in logged


def test_nginx_serves_hashed_static_files_packed_and_for_ever(nginx, upstream):
    static = nginx.folder / "static"
    (static / "site.0123456789ab.css").write_text("plain")
    (static / "site.0123456789ab.css.gz").write_text("packed")
    (static / "embed.js").write_text("fixed")

    _status, headers, body = nginx.get("/static/site.0123456789ab.css", accept_encoding="gzip")

    assert body == "packed"
    assert "immutable" in headers["Cache-Control"]
    assert "immutable" not in nginx.get("/static/embed.js")[1]["Cache-Control"]
    assert upstream.asked == []


def test_a_purge_by_wagtail_empties_varnish_of_the_whole_host(varnish, upstream):
    varnish.get("/petition/")
    HTTPBackend({"LOCATION": f"http://127.0.0.1:{varnish.port}"}).purge(f"http://{HOST}/")

    assert varnish.get("/petition/")[2] == "page 2"


def test_varnish_leaves_out_of_an_address_what_is_new_for_each_click(varnish, upstream):
    for query in ("", "?fbclid=1", "?fbclid=2&gclid=3"):
        varnish.get(f"/petition/{query}")

    assert upstream.asked == ["/petition/"]
    varnish.get("/petition/?utm_source=spring&fbclid=2")
    assert re.fullmatch(r"/petition/\?utm_source=spring", upstream.asked[-1])
