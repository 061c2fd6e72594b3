"""Reading costs the same number of queries however many rows an answer has."""

from datetime import date

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from campaign.core.models import CampaignDocument, CampaignImage
from endorsers.models import Endorser
from petition import doors
from petition.models import PetitionPage
from petition.signing import write_signature
from petition.submission import Submission
from petition.visits import Visit
from resources.models import ResourcePage, ResourcePublisher

FEW = 2
OWN = "/api/campaign/v1"
ADDRESSES = [
    f"{OWN}/petitions/?limit=100",
    OWN + "/petitions/{}/",
    OWN + "/petitions/{}/history/",
    OWN + "/petitions/{}/signatures/?limit=100",
    f"{OWN}/endorsers/?limit=100",
    f"{OWN}/resources/?limit=100",
    f"{OWN}/faqs/?limit=100",
    f"{OWN}/search/?q=river&limit=100",
    "/api/v2/images/?fields=*&limit=100",
    "/api/v2/documents/?fields=*&limit=100",
]


@pytest.fixture
def add_rows(home, petition, library, faq_page):
    """Adds some of everything that an answer lists."""

    def add(numbers):
        for number in numbers:
            home.add_child(instance=PetitionPage(title=f"River {number}", slug=f"river-{number}"))
            submission = Submission(given_name="Ada", email=f"ada{number}@example.org", country="US", show_name=True)
            write_signature(petition=petition, submission=submission, visit=Visit(), door=doors.IMPORT)
            Endorser.objects.create(name=f"River Union {number}", scope="national")
            resource = ResourcePage(title=f"River report {number}", date=date(2025, 7, 4))
            resource.publishers = [ResourcePublisher(name=f"River Press {number}")]
            library.add_child(instance=resource)
            picture = CampaignImage.objects.create(title=f"River {number}", file=get_test_image_file(size=(20, 10)))
            picture.tags.add(f"river-{number}")
            document = CampaignDocument.objects.create(
                title=f"River {number}", file=ContentFile(b"words", name="river.pdf")
            )
            document.tags.add(f"river-{number}")

    return add


@pytest.fixture
def queries_of(client):
    def count(address):
        client.get(address)  # renditions and content types are made by the first who ask
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        assert response.status_code == 200
        return len(queries), len(response.json().get("items", []))

    return count


def test_three_times_the_rows_cost_no_more_queries(add_rows, queries_of, petition):
    addresses = [address.format(petition.pk) for address in ADDRESSES]
    add_rows(range(FEW))
    few = {address: queries_of(address) for address in addresses}
    add_rows(range(FEW, 3 * FEW))
    many = {address: queries_of(address) for address in addresses}
    assert {address: cost for address, (cost, _) in many.items()} == {
        address: cost for address, (cost, _) in few.items()
    }
    grown = [address for address in addresses if many[address][1] > few[address][1]]
    assert len(grown) >= 7  # all lists but the questions, which stand on a page
