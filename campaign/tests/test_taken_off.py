"""D1: what is taken off the site or changed is gone from every cache within the seconds that docs/caching.md says.

The real site behind the shipped nginx, behind the shipped Varnish (which nobody tells), and behind both.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from campaign.core.models import CampaignDocument
from campaign.settings.environment import ROOT
from campaign.tests.proxies import HOST, Proxy, nginx_before, varnish_before
from campaign.tests.serving import served
from endorsers.signing.changing import withdraw_endorsement
from endorsers.tests.representatives import shown as shown_endorser
from home.models import ContentPage
from petition.models import PetitionPage
from petition.moderation.moderating import correct, reject
from petition.signing.withdrawing import erase, withdraw
from petition.tests.signers import signed

pytestmark = pytest.mark.django_db(transaction=True)

ENCODINGS = ("", "br")


@dataclass
class Way:
    """One way in which something is taken off: ``addresses`` show ``words`` until ``take`` is called."""

    name: str
    words: str
    take: Callable[[], object]
    addresses: list[str] = field(default_factory=list)


def promised() -> dict[str, int]:
    """What docs/caching.md says: seconds by who keeps copies."""
    table = (ROOT / "docs/caching.md").read_text().partition("## How soon a change is seen")[2].partition("\n## ")[0]
    return {name: int(seconds) for name, seconds in re.findall(r"^\| ([^|]+?) \| (\d+) s \|", table, re.MULTILINE)}


@pytest.fixture(scope="module")
def caches(django_db_setup, django_db_blocker, tmp_path_factory):
    """By their names in docs/caching.md."""
    from django.conf import settings

    folders = [tmp_path_factory.mktemp(name) for name in ("site", "nginx", "varnish", "both")]
    environment = {
        "ALLOWED_HOSTS": f"{HOST},127.0.0.1",
        "MEDIA_ROOT": settings.MEDIA_ROOT,
        "SITE_URL": f"http://{HOST}",
    }
    with django_db_blocker.unblock():
        site = served(folders[0], **environment)
    with (
        site as site,
        nginx_before([site.port], folders[1]) as nginx,
        varnish_before(site.port, folders[2]) as varnish,
        nginx_before([varnish.port], folders[3]) as both,
    ):
        yield {
            "the page cache": Proxy(site.port, folders[0]),
            "nginx": nginx,
            "Varnish": varnish,
            "nginx before Varnish": both,
        }


def page_under(parent: Page, slug: str) -> ContentPage:
    page = parent.add_child(instance=ContentPage(title=f"Words of {slug}", slug=slug))
    page.save_revision().publish()
    return page


def of_pages(home: Page) -> list[Way]:
    elsewhere = page_under(home, "elsewhere")

    def restricted(**how: object) -> Callable[[Page], object]:
        return lambda page: PageViewRestriction.objects.create(page=page, **how)

    def expired(page: Page) -> None:
        page.expire_at = timezone.now() - timedelta(seconds=1)
        page.save()
        call_command("publish_scheduled")

    def published_with(**values: str) -> Callable[[Page], None]:
        def publish(page: Page) -> None:
            for name, value in values.items():
                setattr(page, name, value)
            page.save_revision().publish()

        return publish

    ways = {
        "unpublished": lambda page: page.unpublish(),
        "deleted": lambda page: page.delete(),
        "moved": lambda page: page.move(elsewhere, pos="last-child"),
        "password": restricted(restriction_type="password", password="s3cret"),
        "login": restricted(restriction_type="login"),
        "groups": restricted(restriction_type="groups"),
        "expired": expired,
        "renamed": published_with(slug="renamed-now"),
        "rewritten": published_with(title="Other words", seo_title="Other words"),
    }
    made = []
    for name, change in ways.items():
        page = page_under(home, name)
        addresses = [page.url] if name in ("moved", "renamed") else [page.url, f"/api/v2/pages/{page.pk}/"]
        made.append(
            Way(
                name,
                f"Words of {name}",
                lambda page=page, change=change: change(ContentPage.objects.get(pk=page.pk)),
                addresses,
            )
        )
    parent = page_under(home, "above")
    child = page_under(parent, "below")
    made.append(
        Way("below a private page", "Words of below", lambda: restricted(restriction_type="login")(parent), [child.url])
    )
    menu = page_under(home, "in-lists")
    made.append(
        Way(
            "in lists",
            "in-lists",
            lambda: ContentPage.objects.get(pk=menu.pk).unpublish(),
            ["/sitemap.xml", "/search/suggest/?q=Words+of+in"],
        )
    )
    return made


def of_petitions(home: Page) -> list[Way]:
    def petition(slug: str) -> PetitionPage:
        page = home.add_child(
            instance=PetitionPage(title=f"Petition {slug}", slug=slug, goal=100, comments_shown="once")
        )
        page.save_revision().publish()
        return PetitionPage.objects.get(pk=page.pk)

    def closed(page: PetitionPage) -> None:
        page.state = "closed"
        page.save_revision().publish()

    gone, closing, named = petition("gone"), petition("closing"), petition("named")
    for number in range(6):
        signed(
            named,
            email=f"s{number}@example.org",
            given_name=f"Signer{number}",
            comment=f"Why {number}",
            show_name=True,
            show_comment=True,
        )
    signatures = list(named.signatures.order_by("pk"))
    names = [named.url, f"/api/campaign/v1/petitions/{named.pk}/signatures/"]
    api = f"/api/campaign/v1/petitions/{gone.pk}/"
    return [
        Way(
            "petition",
            "",
            gone.unpublish,
            [
                gone.url,
                api,
                f"{api}count/",
                f"/share/petition/{gone.pk}.png",
                f"/embed/petition/{gone.pk}/",
                f"/embed/petition/{gone.pk}/badge.svg",
                f"/share/qr/{gone.pk}.svg",
            ],
        ),
        Way("closed", 'name="email"', lambda: closed(closing), [closing.url, f"/embed/petition/{closing.pk}/"]),
        Way("closed, API", '"open"', lambda: None, [f"/api/campaign/v1/petitions/{closing.pk}/"]),
        Way("name withdrawn", "Signer5", lambda: withdraw(signature=signatures[5]), names),
        Way("name erased", "Signer4", lambda: erase(signature=signatures[4]), names),
        Way(
            "comment taken back", "Why 3", lambda: correct(signature=signatures[3], changes={"comment": ""}), names[1:]
        ),
        Way("name set aside", "Signer2", lambda: reject(signature=signatures[2], by=None), names),
        Way("name hidden", "Signer1", lambda: correct(signature=signatures[1], changes={"show_name": False}), names),
    ]


def of_the_rest(endorsers_page: Page) -> list[Way]:
    contact = shown_endorser()
    collection = Collection.get_first_root_node().add_child(name="Papers")
    document = CampaignDocument.objects.create(
        title="Plan", file=ContentFile(b"The plan", name="plan.txt"), collection=collection
    )
    private = {"collection": collection, "restriction_type": CollectionViewRestriction.LOGIN}
    wall = [
        endorsers_page.url,
        "/api/campaign/v1/endorsers/",
        "/embed/endorsers/",
    ]
    return [
        Way("endorser withdrawn", "River Communities", lambda: withdraw_endorsement(contact=contact), wall),
        Way("document", "The plan", lambda: CollectionViewRestriction.objects.create(**private), [document.url]),
        Way("document in lists", "Plan", lambda: None, ["/api/v2/documents/"]),
    ]


def shown(cache: Proxy, way: Way) -> list[str]:
    """At which addresses a reader with any encoding still sees it."""
    seen = []
    for address in way.addresses:
        for encoding in ENCODINGS:
            status, body = cache.read(address, encoding=encoding)
            if status == 200 and way.words in body:
                seen.append(f"{way.name}: {address} {encoding}")
    return seen


def test_what_is_taken_off_is_gone_within_the_promised_seconds_and_stays_away(caches, home, endorsers_page):
    ways = [*of_pages(home), *of_petitions(home), *of_the_rest(endorsers_page)]
    promises = promised()
    unseen = {
        (name, address)
        for name, cache in caches.items()
        for way in ways
        for address in way.addresses
        if not any(address in seen for seen in shown(cache, way))
    }
    assert unseen == set(), "nothing to take off"

    for way in ways:
        way.take()
    taken = time.monotonic()

    late = {}
    for name in sorted(caches, key=promises.__getitem__):
        time.sleep(max(0, taken + promises[name] - time.monotonic()))
        # The second look: what an old copy stands for must not come back with the next reader.
        late[name] = [seen for _look in range(2) for way in ways for seen in shown(caches[name], way)]
    assert late == {name: [] for name in caches}
