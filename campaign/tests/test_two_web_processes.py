"""Two web processes behind the shipped nginx are one site, and one of them may be lost."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest

from campaign.tests.proxies import nginx_before
from campaign.tests.serving import served, sooner_or_later
from petition.models import PetitionPage, Signature

pytestmark = pytest.mark.django_db(transaction=True)

SIGNERS = 30
FORM = {"Content_Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def processes(petition, tmp_path):
    folders = [tmp_path / name for name in ("first", "second")]
    for folder in folders:
        folder.mkdir()
    with served(folders[0]) as first, served(folders[1]) as second:
        yield first, second


@pytest.fixture
def nginx(processes, tmp_path):
    folder = tmp_path / "nginx"
    folder.mkdir()
    with nginx_before([process.port for process in processes], folder) as nginx:
        yield nginx


def sign(nginx, number):
    body = urlencode({"given_name": "Ada", "email": f"s{number}@example.org"})
    status, _headers, _page = nginx.get("/petition/", "POST", body, **FORM)
    return status


def counted(process, petition):
    return f'"signatures": {SIGNERS}' in process.get(f"/api/campaign/v1/petitions/{petition.pk}/count/").body


def test_a_crowd_signs_at_both_and_each_shows_all_of_it(processes, nginx, petition):
    with ThreadPoolExecutor(10) as crowd:
        statuses = list(crowd.map(lambda number: sign(nginx, number), range(SIGNERS)))

    assert set(statuses) == {303}
    assert Signature.objects.count() == SIGNERS
    assert sooner_or_later(lambda: all(counted(process, petition) for process in processes))


def test_what_is_published_is_soon_shown_by_both(processes, nginx, petition):
    for reader in (*processes, nginx):
        reader.get("/petition/")

    petition = PetitionPage.objects.get(pk=petition.pk)
    petition.title = "Rights come first"
    petition.save_revision().publish()

    def shown():
        pages = [process.get("/petition/").body for process in processes] + [nginx.get("/petition/")[2]]
        return all("Rights come first" in page for page in pages)

    assert sooner_or_later(shown, 10)
    assert all(shown() for _look in range(5)), "one of them showed the old page again"


def test_nobody_notices_that_one_of_them_is_stopped_in_order(processes, nginx, petition):
    """As ``deploy/release`` does it, one after the other: ``.ci/rehearse`` does all of it."""
    with ThreadPoolExecutor(6) as crowd:
        signing = [crowd.submit(sign, nginx, number) for number in range(SIGNERS)]
        processes[0].process.terminate()
        statuses = {done.result(60) for done in signing}

    assert processes[0].process.wait(30) == 0
    assert statuses == {303}
    assert Signature.objects.count() == SIGNERS


def test_nobody_notices_that_one_of_them_is_killed(processes, nginx, petition):
    with ThreadPoolExecutor(6) as crowd:
        signing = [crowd.submit(sign, nginx, number) for number in range(SIGNERS)]
        processes[0].kill()
        statuses = {done.result(60) for done in signing}

    assert statuses == {303}
    assert Signature.objects.count() == SIGNERS
    assert sooner_or_later(lambda: counted(processes[1], petition))
