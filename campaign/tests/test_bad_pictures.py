"""One bad row never takes a list down (A10), and no title makes a file that can't be read (A12)."""

import pytest
from defusedxml.ElementTree import fromstring
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from campaign.core.models import CampaignImage, CampaignSettings
from endorsers.models import Endorser
from endorsers.tests.representatives import picture, shown
from petition.models import PetitionPage

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 63"><path d="M0 0h9v9z"/></svg>'
# Everything that lists or shows pages with pictures.
LISTS = (
    "/",
    "/petition/",
    "/endorsers/",
    "/endorsers/feed/",
    "/faq/",
    "/resources/",
    "/resources/feed/",
    "/resources/feed.json",
    "/petition/updates/",
    "/petition/updates/feed/",
    "/search/?q=river",
    "/sitemap.xml",
    "/llms.txt",
    "/embed/endorsers/",
    "/api/campaign/v1/petitions/",
    "/api/campaign/v1/endorsers/",
    "/api/campaign/v1/resources/",
    "/api/campaign/v1/site/",
    "/api/campaign/v1/search/?q=river",
    "/api/osdi/v1/petitions/",
    "/api/v2/pages/?fields=*",
    "/api/v2/pages/?type=petition.PetitionPage&fields=social_image",
    "/api/v2/images/",
    "/embed/petition/{petition}/",
    "/embed/petition/{petition}/badge.svg",
    "/api/campaign/v1/petitions/{petition}/",
    "/api/v2/pages/{petition}/",
)


def stored(data: bytes, name: str) -> CampaignImage:
    return CampaignImage.objects.create(title="A river", file=ContentFile(data, name=name), width=120, height=63)


def drawing() -> CampaignImage:
    return stored(SVG, "card.svg")


def cut_off() -> CampaignImage:
    image = stored(picture((400, 300)), "cut.png")
    whole = default_storage.open(image.file.name).read()
    default_storage.delete(image.file.name)
    default_storage.save(image.file.name, ContentFile(whole[: len(whole) // 2]))
    return image


def no_picture() -> CampaignImage:
    image = stored(picture(), "text.png")
    default_storage.delete(image.file.name)
    default_storage.save(image.file.name, ContentFile(b"this is no picture"))
    return image


def no_drawing() -> CampaignImage:
    image = stored(SVG, "broken.svg")
    default_storage.delete(image.file.name)
    default_storage.save(image.file.name, ContentFile(b"<svg"))
    return image


def gone() -> CampaignImage:
    image = stored(picture(), "gone.png")
    default_storage.delete(image.file.name)
    return image


@pytest.fixture(params=[drawing, cut_off, no_picture, no_drawing, gone], ids=lambda make: make.__name__)
def campaign_with(request, home, petition, endorsers_page, library, faq_page):
    """A campaign in which this picture stands wherever one can."""
    image = request.param()
    for page in (home, petition, library):
        page.social_image = image
        page.save_revision().publish()
    settings = CampaignSettings.for_site(home.get_site())
    settings.logo = settings.social_image = image
    settings.save()
    endorser = shown().endorser
    Endorser.objects.filter(pk=endorser.pk).update(logo=image)
    return petition


@pytest.mark.filterwarnings("ignore")
def test_a_picture_that_can_not_be_shown_takes_nothing_down(campaign_with, client):
    answers = {}
    for address in LISTS:
        answer = client.get(address.format(petition=campaign_with.pk))
        b"".join(answer.streaming_content) if answer.streaming else answer.content
        answers[address] = answer.status_code
    assert {address: status for address, status in answers.items() if status >= 500} == {}
    assert answers["/api/campaign/v1/petitions/"] == answers["/api/osdi/v1/petitions/"] == answers["/"] == 200
    share = client.get(f"/api/campaign/v1/petitions/{campaign_with.pk}/").json()["share"]
    assert "/share" in share["image"]["url"]  # the drawn one
    head = client.get("/petition/").content.decode()
    assert f'property="og:image" content="{share["image"]["url"]}"'.replace("&", "&amp;") in head


def test_a_title_with_a_slides_line_break_is_cleaned_as_it_comes(petition):
    petition.title = "Save\x0bour\u2028river\x1f\ufffe"
    petition.social_description = "One\x0btwo\r\nthree"
    petition.save()
    petition.refresh_from_db()
    assert petition.title == "Save our river"
    assert petition.social_description == "One two three"


@pytest.mark.parametrize(
    "address",
    [
        "/embed/petition/{petition}/badge.svg",
        "/share/qr/{petition}.svg",
        "/petition/updates/feed/",
        "/resources/feed/",
        "/sitemap.xml",
    ],
)
def test_a_title_from_before_makes_files_that_can_be_read(client, petition, library, address):
    PetitionPage.objects.filter(pk=petition.pk).update(title="Save\x0bour\x1f river\ufffe")
    type(library).objects.filter(pk=library.pk).update(title="Our\x0blibrary")
    answer = client.get(address.format(petition=petition.pk))
    assert answer.status_code == 200
    fromstring(answer.content)
