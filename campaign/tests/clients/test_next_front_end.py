"""docs/examples/next: built and started beside a campaign; a partner's key signs, a webhook makes it read anew."""

import os
import shutil
import signal
import subprocess
import urllib.error
import urllib.request
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from standardwebhooks import Webhook

from campaign.core.pages.previews import preview_address
from campaign.settings.environment import ROOT
from campaign.tests.clients.front_ends import walk
from campaign.tests.clients.node import PATH, install, node
from campaign.tests.services import accepts, free_port
from campaign.tests.serving import sooner_or_later
from home.models import ContentPage
from petition.models import Partner, Signature
from petition.partners.keys import make_key

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EXAMPLE = ROOT / "docs/examples/next"
MOST_SCRIPT = 150_000  # compressed, as it is served
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@pytest.fixture
def key(petition):
    partner = Partner.objects.create(site=petition.get_site(), slug="river", name="River Alliance")
    partner.petitions.set([petition])
    return make_key(partner=partner, by=None)


@contextmanager
def started(environment):
    port = free_port()
    command = ["node", "node_modules/next/dist/bin/next", "start", "--port", str(port), "--hostname", "127.0.0.1"]
    process = subprocess.Popen(
        command,
        cwd=EXAMPLE,
        env=os.environ | environment | {"PATH": PATH},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # what is started is the parent of the server
    )
    try:
        assert sooner_or_later(lambda: accepts(port), 60)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def told(origin, body, **headers):
    request = urllib.request.Request(f"{origin}/api/campaign/", body.encode(), headers)
    try:
        return urllib.request.urlopen(request, timeout=60).status
    except urllib.error.HTTPError as error:
        return error.code


def test_people_sign_by_a_server_action_and_a_webhook_renews_the_pages(
    typescript_client, addressed, french, petition, key, live_server, page
):
    environment = {
        "CAMPAIGN": live_server.url,
        "CAMPAIGN_KEY": key,
        "WEBHOOK_SECRET": SECRET,
        "NEXT_DIST": ".next",
    }
    install(EXAMPLE)
    shutil.rmtree(EXAMPLE / ".next", ignore_errors=True)  # what was kept of another campaign
    node("node", "node_modules/next/dist/bin/next", "build", folder=EXAMPLE, **environment)
    with started(environment) as origin:
        walk(page, f"{origin}/en/", budget=MOST_SCRIPT)
        assert Signature.objects.get().channel == "keyed"

        petition.title = "Rights come first"
        petition.save_revision().publish()
        cache.clear()
        body = '{"type": "page.published", "timestamp": "2026-05-01T10:00:00.000Z", "data": {}}'
        now = datetime.now(UTC)
        signed = Webhook(SECRET).sign("msg_1", now, body)
        headers = {"webhook-id": "msg_1", "webhook-timestamp": str(int(now.timestamp()))}
        assert told(origin, body, **headers, **{"webhook-signature": "v1,bm8="}) == 401
        assert told(origin, body, **headers, **{"webhook-signature": signed}) == 204
        page.goto(f"{origin}/en/petition/")
        page.get_by_role("heading", name="Rights come first").wait_for()

        draft = ContentPage(title="Not yet", slug="not-yet", live=False, body=[("heading", "A plan")])
        petition.get_parent().add_child(instance=draft)
        page.goto(preview_address(draft, f"{origin}/preview/"))
        page.get_by_role("heading", name="A plan").wait_for()
    shutil.rmtree(EXAMPLE / ".next")
