"""Entries that may be of the same organization."""

from collections.abc import Iterable

from django.db.models import Q

from campaign.core.geography.region_names import region as region_named
from endorsers.models import Endorser
from endorsers.models.keys import name_key, tells_apart, website_key
from endorsers.models.querysets import EndorserQuerySet


def possible_duplicates(endorser: Endorser) -> EndorserQuerySet:
    """The other entries on its site with the same name or website, but for withdrawn and rejected ones.

    Who endorses two campaigns here has an entry on each site.
    """
    entries = entries_of(name=endorser.name, website=endorser.website).of_site(endorser.site_id)
    return entries.exclude(pk=endorser.pk)


def entries_of(*, name: str, website: str, region: str = "") -> EndorserQuerySet:
    """Entries, published or waiting, of an organization with this name or this website."""
    same = same_organization(name=name, website=website, region=region)
    return same.filter(withdrawn_at=None, rejected_at=None)


def same_organization(*, name: str, website: str, region: str = "") -> EndorserQuerySet:
    """The same, withdrawn and rejected ones included.

    Of two regions, there are two: ``First Community Church`` of Ohio and of Texas (case E5), or two chapters.
    """
    same = Q(name_key=name_key(name))
    site = website_key(website)
    if tells_apart(site):
        same |= Q(website_key=site)
    found = Endorser.objects.filter(same).order_by("-live", "pk")
    return found.filter(region_key__in=["", region_named(region).key]) if region else found


def numbers_of_duplicates(endorsers: Iterable[Endorser]) -> dict[int, int]:
    """How many possible duplicates each of them has, by its key, in one query for all."""
    keys = {endorser.pk: _own_keys_on_site(endorser) for endorser in endorsers}
    wanted = set().union(*keys.values())
    names = {key for _site, kind, key in wanted if kind == "name"}
    addresses = {key for _site, kind, key in wanted if kind == "website"}
    entries = Endorser.objects.filter(
        Q(name_key__in=names) | Q(website_key__in=addresses), withdrawn_at=None, rejected_at=None
    )
    others = [(entry.pk, _own_keys_on_site(entry)) for entry in entries.only("site", "name_key", "website_key")]
    return {pk: sum(pk != other and bool(own & its) for other, its in others) for pk, own in keys.items()}


def _own_keys_on_site(endorser: Endorser) -> set[tuple[int, str, str]]:
    return {(endorser.site_id, *key) for key in own_keys(endorser.name_key, endorser.website_key)}


def own_keys(name: str, site: str) -> set[tuple[str, str]]:
    """By what an entry with these keys of name and website is recognized: one in common is enough."""
    return {("name", name)} | ({("website", site)} if tells_apart(site) else set())
