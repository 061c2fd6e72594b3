"""PostgreSQL stops, or its disk is full, while people read and sign: they are told, and nothing is lost."""

import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest

from campaign.tests.clusters import Cluster
from campaign.tests.serving import served, sooner_or_later

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

# What a cluster with the site's tables takes, and a little more.
DISK = "160m"


@pytest.fixture
def small_disk():
    """A file system of its own where this machine lets us mount one; else an ordinary folder.

    Not among pytest's own folders, which PostgreSQL's user may not enter.
    """
    folder = Path(mkdtemp())
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", folder]
    mounted = subprocess.run(command, check=False, capture_output=True).returncode == 0
    yield folder
    if mounted:
        subprocess.run(["umount", "--lazy", folder], check=True)
    shutil.rmtree(folder)


@pytest.fixture
def cluster(small_disk):
    cluster = Cluster(small_disk)
    yield cluster
    if cluster.runs:
        cluster.stop()


@pytest.fixture
def database(cluster, petition, faq_page):
    return cluster.copy_of_the_tests_database()


@pytest.fixture
def site(database, tmp_path):
    with served(tmp_path, database=database) as site:
        yield site


class Again(HTMLParser):
    """What a page's only form sends."""

    def __init__(self, page):
        super().__init__()
        self.values = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "input" and attrs["type"] == "hidden":
            self.values[attrs["name"]] = attrs["value"]


def signer(name):
    return {"given_name": name, "email": f"{name.lower()}@example.org", "comment": 'Rivers, "jobs" & lives'}


def kept_and_counted(database):
    """The addresses that are stored, and the number that the public sees."""
    with psycopg.connect(database) as connection:
        kept = [email for (email,) in connection.execute("SELECT email FROM petition_signature")]
        (counted,) = connection.execute("SELECT coalesce(sum(count), 0) FROM petition_signaturetally").fetchone()
    return sorted(kept), counted


def fill(file):
    """Let the file take all that is left of its disk."""
    with file.open("wb", buffering=0) as ballast, suppress(OSError):
        while ballast.write(bytes(4096)):
            pass


def test_people_go_on_while_postgresql_is_stopped_and_after(site, cluster, database, petition):
    api = f"/api/campaign/v1/petitions/{petition.pk}/signatures/"
    assert site.get("/petition/").status == site.get("/healthz/ready").status == 200
    assert site.post("/petition/", signer("Ada")).status == 303

    cluster.stop()
    with ThreadPoolExecutor(12) as crowd:  # more than the site has threads
        refused = list(crowd.map(lambda number: site.post("/petition/", signer(f"S{number}")), range(12)))
    read, unread = site.get("/petition/"), site.get("/faq/")
    by_api = site.post_json(api, {"given_name": "Bob", "email": "bob@example.org"})
    framed = site.post(f"/embed/petition/{petition.pk}/", signer("Eve"))
    health = site.get("/healthz/ready")

    assert "Put rights first" in read.body
    assert {answer.status for answer in (*refused, unread, by_api, framed, health)} == {503}
    assert {answer.headers["Retry-After"] for answer in (*refused, unread, by_api, framed)} == {"30"}
    assert by_api.headers["Content-Type"] == "application/problem+json"
    assert json.loads(by_api.body)["status"] == 503
    assert "frame-ancestors *" in framed.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed.headers
    typed = [Again(answer.body).values for answer in refused]
    assert typed == [signer(f"S{number}") for number in range(12)]

    cluster.start()
    assert sooner_or_later(lambda: site.get("/healthz/ready").status == 200)
    assert [site.post("/petition/", values).status for values in typed] == [303] * 12
    assert site.get("/faq/").status == 200
    kept, counted = kept_and_counted(database)
    assert kept == sorted(["ada@example.org", *(f"s{number}@example.org" for number in range(12))])
    assert counted == 13


def test_people_are_told_while_the_disk_of_the_database_is_full(site, cluster, database, small_disk):
    if not os.path.ismount(small_disk):
        pytest.skip("Only root can mount a small disk.")
    thanked, refused = [], []

    def signs(number):
        values = signer(f"S{number}")
        answer = site.post("/petition/", values)
        (thanked if answer.status == 303 else refused).append((values["email"], answer))
        return answer.status == 303

    assert signs(0)
    with psycopg.connect(database) as connection:  # no room is left in the tables' last pages
        connection.execute("TRUNCATE petition_signature, petition_signaturetally CASCADE")
    thanked.clear()
    ballast = small_disk / "ballast"
    fill(ballast)
    for number in range(1, 9):
        signs(number)
    page = site.get("/petition/")

    assert {answer.status for _email, answer in refused} == {503}
    assert page.status == 200

    ballast.unlink()
    if not cluster.runs:  # it stops by itself where it can't write its own log
        cluster.start()
    assert sooner_or_later(lambda: signs(100))
    kept, counted = kept_and_counted(database)
    assert kept == sorted(email for email, _answer in thanked)
    assert counted == len(kept)
