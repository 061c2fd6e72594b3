"""Every public address, asked at one site's host with all that opens the other's: nothing of it comes back."""

import re
from itertools import product

import pytest
from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern, RoutePattern
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Site

from campaign.core.models import CampaignDocument, CampaignImage, CampaignSettings
from endorsers.mails import links as endorser_links
from endorsers.models import EndorsementContact, Endorser, EndorsersPage
from home.models import FAQPage, HomePage
from petition.mails import links as signer_links
from petition.models import PetitionPage, PetitionUpdatePage
from petition.tests.signers import signed
from resources.models import ResourceLibraryPage, ResourcePage
from search.finding import find  # noqa: F401 - registers what is searched

pytestmark = pytest.mark.django_db

# What no site has of its own: the admin, and files, which all sites use (docs/sites.md).
NOT_ASKED = ("admin/", "documents/", "media/", "api/v3/", "metrics", "_util/")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
FIRST, SECOND = "first.example", "second.example"


def matter_of(host, word):
    """A campaign with everything that the public sees of one; all its words begin with ``word``."""
    root = Page.get_first_root_node()
    landing = root.add_child(instance=HomePage(title=f"{word} landing", slug=word.lower()))
    site = Site.objects.create(hostname=host, root_page=landing, site_name=f"{word} site")
    picture = CampaignImage.objects.create(title=f"{word} picture", file=get_test_image_file(size=(40, 20)))
    CampaignSettings.objects.create(
        site=site, organization_name=f"{word} people", tagline=f"{word} tagline", social_image=picture
    )
    petition = landing.add_child(
        instance=PetitionPage(title=f"{word} petition", slug="petition", goal=100, social_image=picture)
    )
    petition.add_child(instance=PetitionUpdatePage(title=f"{word} update", slug=f"{word.lower()}-update"))
    landing.add_child(instance=EndorsersPage(title=f"{word} endorsers", slug="endorsers"))
    landing.add_child(instance=FAQPage(title=f"{word} questions", slug="faq"))
    library = landing.add_child(instance=ResourceLibraryPage(title=f"{word} library", slug="resources"))
    report = CampaignDocument.objects.create(title=f"{word} report", file=ContentFile(b"words", name="report.pdf"))
    resource = ResourcePage(title=f"{word} resource", slug=f"{word.lower()}-resource", date="2026-05-01")
    resource.document = report
    library.add_child(instance=resource)
    endorser = Endorser.objects.create(name=f"{word} Alliance", site=site, live=True, logo=picture)
    contact = EndorsementContact.objects.create(
        endorser=endorser,
        name=f"{word} Speaker",
        email=f"{word}@speaker.example",
        canonical_email=f"{word}@x.example",
        confirmed_at=timezone.now(),
    )
    signature = signed(petition, given_name=word, comment=f"{word} comment", show_name=True)
    things = [site, landing, petition, *landing.get_descendants(), picture, report, endorser, contact, signature]
    tokens = [signer_links.token(signature, purpose) for purpose in signer_links.Purpose]
    tokens += [endorser_links.token(contact, purpose) for purpose in endorser_links.Purpose]
    pages = Page.objects.descendant_of(landing, inclusive=True).specific()
    return {
        "numbers": sorted({thing.pk for thing in things}),
        "tokens": tokens,
        "slugs": [page.slug for page in pages] + [str(endorser.pk)],
        "pages": pages,
        "landing": landing,
    }


@pytest.fixture
def matter(home):
    return {word: matter_of(host, word) for host, word in ((FIRST, "Alpha"), (SECOND, "Omega"))}


def templates(patterns=None, before=""):
    """Each address of the installation as Django's patterns spell it, without marks of regular expressions."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = before + spelled(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from templates(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            yield here


def spelled(pattern):
    if isinstance(pattern, LocalePrefixPattern):
        return ""
    if isinstance(pattern, RoutePattern):
        return str(pattern._route)
    assert isinstance(pattern, RegexPattern)
    return str(pattern._regex).removeprefix("^").removesuffix("$").replace("\\Z", "")


def filled(template, things):
    """The addresses that the template gives with each number, token or slug of a site."""
    names = [route or regex for route, regex in PARAMETER.findall(template)]
    choices = {"token": things["tokens"], "slug": things["slugs"], "rest": ["nothing"], "filename": ["x"]}
    choices |= {"number": [1], "language": ["en"]}  # of a log, of a picture
    for values in product(*(choices.get(name, things["numbers"]) for name in names)):
        left = iter(values)
        yield "/" + PARAMETER.sub(lambda _match: str(next(left)), template)  # noqa: B023


def addresses_of(things):
    for template in templates():
        if not template.startswith(NOT_ASKED) and "(?:" not in template:
            yield from filled(template, things)
    for page in things["pages"]:
        path = page.url_path.removeprefix(things["landing"].url_path)
        yield f"/{path}"
        for route in getattr(page, "get_subpage_urls", list)():
            yield f"/{path}{route.pattern._route}" if "<" not in str(route.pattern) else f"/{path}"
    for query in ("alpha", "alpha petition", "omega"):
        yield f"/search/?q={query}"
        yield f"/search/suggest/?q={query}"
        yield f"/api/campaign/v1/search/?q={query}"
    for kind in ("pages", "images", "documents"):
        yield f"/api/v2/{kind}/?fields=*&search=alpha"
        yield f"/api/v2/{kind}/?fields=*"
    for page in things["pages"]:
        yield f"/api/v2/pages/{page.pk}/?fields=*"
        yield f"/api/v2/pages/find/?html_path=/{page.url_path.removeprefix(things['landing'].url_path)}"


def told(client, host, other, things):
    """The addresses whose answer at this host has a word or an address of the other's."""
    found, answered = {}, set()
    for address in dict.fromkeys(addresses_of(things)):
        answer = client.get(address, headers={"host": host})
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        whole = body.decode("latin-1") + " ".join(f"{name}: {value}" for name, value in answer.headers.items())
        asked = re.escape(address)
        whole = re.sub(rf"(?i){asked}|[?&]q=\w+|value=\"[^\"]*\"", "", whole)
        if answer.status_code == 200:
            answered.add(address)
        told_there = [whole[max(0, whole.find(word) - 60) : whole.find(word) + 60] for word in other if word in whole]
        if answer.status_code >= 500 or told_there:
            found[address] = told_there or answer.status_code
    return found, answered


@pytest.mark.parametrize(("host", "asked", "other"), [(SECOND, "Alpha", FIRST), (FIRST, "Omega", SECOND)])
def test_no_public_address_tells_anything_of_another_site(client, matter, host, asked, other):
    found, _answered = told(client, host, (asked, other, "http://localhost"), matter[asked])
    assert found == {}


def test_at_its_own_host_each_is_there(client, matter):
    """The other test asks what tells something."""
    found, answered = told(client, FIRST, ("Alpha",), matter["Alpha"])
    assert len(found) > 40
    assert len(answered) > 60
