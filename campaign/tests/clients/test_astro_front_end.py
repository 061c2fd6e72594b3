"""docs/examples/astro: the whole campaign built from the API, and used from another origin."""

import shutil

import pytest

from campaign.settings.environment import ROOT
from campaign.tests.browser.conftest import guarded, page_without_scripts, quick_puzzles  # noqa: F401
from campaign.tests.browser.hosting import hosted
from campaign.tests.clients.front_ends import endorse, walk
from campaign.tests.clients.node import install, node
from campaign.tests.serving import sooner_or_later
from petition.models import Signature

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EXAMPLE = ROOT / "docs/examples/astro"
MOST_SCRIPT = 20_000


@pytest.fixture
def built(typescript_client, addressed, french, endorsers_page, guarded, live_server, tmp_path):  # noqa: F811
    install(EXAMPLE)
    command = ("node", "node_modules/astro/bin/astro.mjs", "build", "--outDir", tmp_path / "dist")
    node(*command, folder=EXAMPLE, CAMPAIGN=live_server.url)
    yield tmp_path / "dist"
    shutil.rmtree(EXAMPLE / ".astro", ignore_errors=True)


def test_people_read_sign_endorse_and_search(built, quick_puzzles, page, page_without_scripts):  # noqa: F811
    with hosted(built) as origin:
        walk(page, f"{origin}/", budget=MOST_SCRIPT)
        endorse(page, f"{origin}/")
        # With scripts off the campaign's own form stands there.
        page_without_scripts.goto(f"{origin}/petition/")
        frame = page_without_scripts.frame_locator("iframe")
        frame.get_by_label("Given name").fill("Bob")
        frame.get_by_label("E-mail address").fill("bob@example.org")
        frame.get_by_role("button", name="Sign").click()
        frame.get_by_role("heading", level=1).or_(frame.get_by_role("heading", level=2)).first.wait_for()
        assert sooner_or_later(lambda: Signature.objects.count() == 2)
