"""W1: a site that is added is known to every web process within seconds, without Redis and without a restart."""

import re

import pytest
from django.core import mail
from wagtail.models import Page, Site

from campaign.core.models import CampaignSettings
from campaign.tests.serving import served, sooner_or_later
from home.models import HomePage
from petition.models import PetitionPage, Signature
from petition.tests.mailing import deliver

pytestmark = pytest.mark.django_db(transaction=True)

HOST = "rivers.example"
PROMISED_SECONDS = 5  # docs/sites.md: half a second, on a machine that does nothing else


@pytest.fixture
def processes(petition, tmp_path):
    folders = [tmp_path / name for name in ("first", "second")]
    for folder in folders:
        folder.mkdir()
    with served(folders[0], REDIS_URL="") as first, served(folders[1], REDIS_URL="") as second:
        yield first, second


def test_w1_both_processes_show_it_and_what_is_signed_there_is_mailed_in_its_name(processes, petition):
    landing = Page.get_first_root_node().add_child(instance=HomePage(title="Clean rivers", slug="rivers"))
    landing.add_child(instance=PetitionPage(title="Let rivers run", slug="petition"))
    for process in processes:  # each has looked up which sites there are
        assert "Let rivers run" not in process.get("/petition/", Host=HOST).body

    site = Site.objects.create(hostname=HOST, root_page=landing, site_name="Rivers")
    CampaignSettings.objects.create(site=site, postal_address="1 River Road")

    def shown_by_both():
        pages = [process.get("/petition/", Host=HOST).body for process in processes]
        return all("Let rivers run" in page for page in pages)

    assert sooner_or_later(shown_by_both, PROMISED_SECONDS)
    assert all("Put rights first" in process.get("/petition/").body for process in processes)

    for number, process in enumerate(processes):
        signer = {"given_name": "Ada", "email": f"s{number}@example.org"}
        assert process.post("/petition/", signer, Host=HOST).status == 303
    assert set(Signature.objects.values_list("petition__title", flat=True)) == {"Let rivers run"}
    assert deliver().sent == 2
    for message in mail.outbox:
        assert "1 River Road" in message.body
        assert set(re.findall(r"https?://([^/\s]+)/", message.body)) == {HOST}
