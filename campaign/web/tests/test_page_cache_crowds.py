"""Of many who come at once, one renders."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from django.test import RequestFactory

from campaign.web.front.cache_key import READS_ATTRIBUTION
from campaign.web.front.front import Front
from campaign.web.front.page_cache import PageCache
from campaign.web.tests.page_cache_reader import Reader, SteadyWatch


def steady_front(application):
    return Front(application, pages=PageCache(application, room=1_000_000), watch=SteadyWatch())


def test_those_who_wait_for_a_first_rendering_get_their_own_attribution(settings):
    """A5: the page tells only while it is rendered that it shows how the visitor came."""
    settings.ALLOWED_HOSTS = ["localhost"]
    begun, go_on = Event(), Event()

    def slow(environ, start_response):
        begun.set()
        go_on.wait(10)
        environ[READS_ATTRIBUTION] = True
        start_response("200 OK", [("Content-Type", "text/html"), ("Cache-Control", "public, max-age=60")])
        return [environ["QUERY_STRING"].encode()]

    reader = Reader(lambda _application: steady_front(slow), application=slow)
    ways = ["ref=ada", "ref=ben", "", "utm_medium=mail"]
    with ThreadPoolExecutor(len(ways)) as pool:
        first = pool.submit(reader.get, f"/petition/?{ways[0]}")
        begun.wait(10)
        others = [pool.submit(reader.get, f"/petition/?{way}") for way in ways[1:]]
        go_on.set()
        shown = [one.result(10).body.decode() for one in (first, *others)]

    assert shown == ways


def test_of_many_who_come_at_once_one_renders(home, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    begun, go_on, calls = Event(), Event(), []

    def slow(environ, start_response):
        calls.append(environ["PATH_INFO"])
        begun.set()
        go_on.wait(10)
        start_response("200 OK", [("Content-Type", "text/html"), ("Cache-Control", "public, max-age=60")])
        return [b"page"]

    front = steady_front(slow)
    with ThreadPoolExecutor(20) as crowd:
        answers = [crowd.submit(_body, front) for _reader in range(20)]
        begun.wait(10)
        go_on.set()
        bodies = {answer.result(10) for answer in answers}

    assert bodies == {b"page"}
    assert calls == ["/"]


def _body(front):
    environ = RequestFactory(SERVER_NAME="localhost").get("/", headers={"host": "localhost"}).META
    return b"".join(front(environ, lambda *_started: None))
