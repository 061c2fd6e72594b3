"""Entries that may be of the same organization."""

from collections.abc import Iterable

from django.db.models import Q

from endorsers.keys import name_key, website_key
from endorsers.models import Endorser
from endorsers.querysets import EndorserQuerySet

# Addresses at which many organizations have their pages; there only the whole address tells them apart.
SHARED_SITES = frozenset(
    {
        "bsky.app",
        "facebook.com",
        "instagram.com",
        "linkedin.com",
        "linktr.ee",
        "medium.com",
        "sites.google.com",
        "tiktok.com",
        "twitter.com",
        "x.com",
        "youtube.com",
    }
)


def possible_duplicates(endorser: Endorser) -> EndorserQuerySet:
    """The other entries with the same name or website, but for withdrawn and rejected ones."""
    return entries_of(name=endorser.name, website=endorser.website).exclude(pk=endorser.pk)


def entries_of(*, name: str, website: str) -> EndorserQuerySet:
    """Entries, published or waiting, of an organization with this name or this website."""
    return same_organization(name=name, website=website).filter(withdrawn_at=None, rejected_at=None)


def same_organization(*, name: str, website: str) -> EndorserQuerySet:
    """The same, withdrawn and rejected ones included."""
    same = Q(name_key=name_key(name))
    site = website_key(website)
    if site and site not in SHARED_SITES:
        same |= Q(website_key=site)
    return Endorser.objects.filter(same).order_by("-live", "pk")


def numbers_of_duplicates(endorsers: Iterable[Endorser]) -> dict[int, int]:
    """How many possible duplicates each of them has, by its key, in one query for all."""
    keys = {endorser.pk: own_keys(endorser.name_key, endorser.website_key) for endorser in endorsers}
    wanted = set().union(*keys.values())
    names = {key for kind, key in wanted if kind == "name"}
    sites = {key for kind, key in wanted if kind == "website"}
    entries = Endorser.objects.filter(
        Q(name_key__in=names) | Q(website_key__in=sites), withdrawn_at=None, rejected_at=None
    )
    others = [(pk, own_keys(*own)) for pk, *own in entries.values_list("pk", "name_key", "website_key")]
    return {pk: sum(pk != other and bool(own & its) for other, its in others) for pk, own in keys.items()}


def own_keys(name: str, site: str) -> set[tuple[str, str]]:
    """By what an entry with these keys of name and website is recognized: one in common is enough."""
    return {("name", name)} | ({("website", site)} if site and site not in SHARED_SITES else set())
