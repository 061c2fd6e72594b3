"""Reading costs the same number of queries however many rows an answer has."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from campaign.core.models import CampaignDocument, CampaignImage
from endorsers.models import Endorser
from home.models import ContentPage
from petition.models import Partner, PartnerTally, PetitionPage
from petition.models.updates import PetitionUpdatePage
from petition.partners.keys import make_key
from petition.signing import channels
from petition.signing.sign import write_signature
from petition.submission.attribution import Visit
from petition.submission.submission import Submission
from resources.models import ResourcePage, ResourcePublisher, Topic

FEW = 2
API = "/api/campaign/v1"
PETITION = API + "/petitions/{petition}/"
# Each with the part of its answer that grows with the rows.
READS = {
    f"{API}/petitions/?limit=100": "items",
    PETITION: "statement",
    PETITION + "count/": "",
    PETITION + "history/": "countries",
    PETITION + "signatures/?limit=100": "items",
    PETITION + "partner/": "",
    PETITION + "partners/?limit=100": "items",
    f"{API}/endorsers/?limit=100": "items",
    f"{API}/endorsers/history/": "",
    f"{API}/resources/?limit=100": "items",
    f"{API}/faqs/?limit=100": "items",
    f"{API}/search/?q=river&limit=100": "items",
    "/api/v2/pages/?fields=*&limit=100": "items",
    "/api/v2/pages/?type=petition.PetitionPage&fields=*&limit=100": "items",
    "/api/v2/pages/?type=petition.PetitionUpdatePage&fields=*&limit=100": "items",
    "/api/v2/pages/?type=resources.ResourcePage&fields=*&limit=100": "items",
    "/api/v2/pages/?type=home.ContentPage&fields=*&limit=100": "items",
    "/api/v2/pages/{petition}/": "statement",
    "/api/v2/pages/{faqs}/": "sections",
    "/api/v2/images/?fields=*&limit=100": "items",
    "/api/v2/documents/?fields=*&limit=100": "items",
}
COUNTRIES = ["US", "DE", "FR", "CL", "CD", "ZM"]


@pytest.fixture
def key(petition):
    partner = Partner.objects.create(name="River Alliance", slug="rivers", consent_text="We pass it on.")
    partner.petitions.add(petition)
    return make_key(partner=partner, by=None)


@pytest.fixture
def add_rows(home, petition, library, faq_page):
    """Adds some of everything that an answer lists."""
    topic = Topic.objects.create(name="Rivers", slug="rivers")

    def add(number):
        picture = CampaignImage.objects.create(title=f"River {number}", file=get_test_image_file(size=(20, 10)))
        picture.tags.add(f"river-{number}")
        document = CampaignDocument.objects.create(
            title=f"River {number}", file=ContentFile(b"words", name="river.pdf")
        )
        document.tags.add(f"river-{number}")
        blocks = [
            ("text", "<p>River</p>"),
            ("image", {"image": picture, "caption": "A river"}),
            ("document", {"document": document, "label": ""}),
        ]
        page = {"title": f"River {number}", "slug": f"river-{number}", "social_image": picture}
        home.add_child(instance=PetitionPage(**page, statement=blocks, goal=10))
        home.add_child(instance=ContentPage(**page | {"slug": f"text-{number}"}, body=blocks))
        petition.add_child(instance=PetitionUpdatePage(**page, body=blocks))
        resource = ResourcePage(**page, date=date(2025, 7, 4), document=document, own_cover=picture, body=blocks)
        resource.publishers, resource.topics = [ResourcePublisher(name=f"River Press {number}")], [topic]
        library.add_child(instance=resource)
        petition.statement.extend(blocks)
        petition.save()
        question = {"question": f"Which river {number}?", "answer": "<p>This one.</p>"}
        faq_page.sections.append(("section", {"heading": f"River {number}", "questions": [question]}))
        faq_page.save()
        write_signature(
            petition=petition,
            submission=Submission(
                given_name="Ada", email=f"ada{number}@example.org", country=COUNTRIES[number], show_name=True
            ),
            visit=Visit(source="rivers"),
            channel=channels.KEYED,
        )
        union = Partner.objects.create(name=f"River Union {number}", slug=f"union-{number}", shows_count=True)
        PartnerTally.objects.create(petition=petition, partner=union, day=date(2025, 7, 4), slot=0, count=20)
        Endorser.objects.create(name=f"River Union {number}", scope="national", logo=picture)

    return add


@dataclass(frozen=True)
class Cost:
    queries: list[str]
    size: int


@pytest.fixture
def cost(client, petition, faq_page, key):
    """The queries that an address costs, and how much of the part its answer holds."""

    def count(address, part):
        address = address.format(petition=petition.pk, faqs=faq_page.pk)
        headers = {"authorization": f"Bearer {key}"} if address.endswith("/partner/") else {}
        client.get(address, headers=headers)  # renditions and content types are made by the first who ask
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address, headers=headers)
        assert response.status_code == 200
        queries = [query["sql"] for query in captured]
        return Cost(queries=queries, size=len(response.json()[part]) if part else 0)

    return count


def test_three_times_the_rows_cost_no_more_queries(add_rows, cost):
    for number in range(FEW):
        add_rows(number)
    few = {address: cost(address, part) for address, part in READS.items()}
    for number in range(FEW, 3 * FEW):
        add_rows(number)
    many = {address: cost(address, part) for address, part in READS.items()}

    assert [address for address, part in READS.items() if part and many[address].size <= few[address].size] == []
    assert {address: len(now.queries) for address, now in many.items()} == {
        address: len(before.queries) for address, before in few.items()
    }
