"""The wall of endorsing organizations: who stands on it, in which order."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Prefetch, QuerySet

from campaign.core.models import CampaignImage
from campaign.core.text.collation import reading_key
from campaign.runtime.cache.request_memory import remembered
from endorsers.logos.sizes import RENDITIONS, VECTOR
from endorsers.models import Endorser
from endorsers.models.querysets import EndorserQuerySet


@dataclass(frozen=True)
class Region:
    name: str
    endorsers: list[Endorser]


@dataclass(frozen=True)
class Wall:
    """``by_region``: whether the state or local organizations are under their regions' names."""

    national: list[Endorser]
    local: list[Endorser]
    by_region: bool = False

    @property
    def count(self) -> int:
        return len(self.national) + len(self.local)

    def first(self, most: int) -> "Wall":
        """As much of the wall as fits that number, national ones first."""
        national = self.national[:most]
        return replace(self, national=national, local=self.local[: most - len(national)])

    def sample(self, most: int) -> "Wall":
        """As many of both kinds as fit that number: a third of it is kept for state or local ones, if there are any."""
        kept_for_local = min(len(self.local), most // 3)
        national = self.national[: most - kept_for_local]
        return replace(self, national=national, local=self.local[: most - len(national)])

    @property
    def endorsers(self) -> list[Endorser]:
        """All of them, national ones first."""
        return [*self.national, *self.local]

    @property
    def quoted(self) -> list[Endorser]:
        """Those that say why they endorse."""
        return [endorser for endorser in self.endorsers if endorser.quote]

    @property
    def regions(self) -> list[Region]:
        """The state or local ones by region; one region, however its name is written."""
        members: dict[str, list[Endorser]] = defaultdict(list)
        for endorser in self.local:
            members[endorser.region_key].append(endorser)
        regions = [Region(_usual_name(endorser.region for endorser in group), group) for group in members.values()]
        return sorted(regions, key=lambda region: reading_key(region.name))


def wall(endorsers: EndorserQuerySet | None = None, *, by_region: bool = False) -> Wall:
    """The public endorsers, or those given, with their logos: as many queries for one as for a thousand."""
    endorsers = Endorser.objects.public() if endorsers is None else endorsers
    groups: dict[str, list[Endorser]] = {scope: [] for scope in Endorser.Scope.values}
    for endorser in sorted(with_logos(endorsers), key=_place):
        groups[endorser.scope].append(endorser)
    return Wall(national=groups["national"], local=groups["local"], by_region=by_region)


def whole_wall() -> Wall:
    """The wall of all public endorsers, read once a request, however many sections show a part of it."""
    return remembered("wall", wall)


def with_logos(endorsers: EndorserQuerySet) -> EndorserQuerySet:
    """With the pictures that the wall shows of each, in two more queries."""
    logos = CampaignImage.objects.prefetch_renditions(*RENDITIONS, VECTOR)
    return endorsers.prefetch_related(Prefetch("logo", queryset=logos))


def in_wall_order(endorsers: QuerySet[Endorser]) -> list[int]:
    """The endorsers' keys: featured ones first, then by the editors' numbers, then as a reader looks for names."""
    fields = ("pk", "name", "featured", "sort_order")
    return [endorser.pk for endorser in sorted(endorsers.only(*fields), key=_place)]


def regions_of(endorsers: QuerySet[Endorser]) -> list[str]:
    """The names of the regions in which state or local organizations work, as a reader looks for them."""
    return [name for name, _number in regions_with_numbers(endorsers)]


def regions_with_numbers(endorsers: QuerySet[Endorser]) -> list[tuple[str, int]]:
    """The same, each with how many work there."""
    written: dict[str, list[str]] = defaultdict(list)
    for key, name in endorsers.local().exclude(region="").order_by().values_list("region_key", "region"):
        written[key].append(name)
    named = [(_usual_name(names), len(names)) for names in written.values()]
    return sorted(named, key=lambda region: reading_key(region[0]))


def _usual_name(names: Iterable[str]) -> str:
    """As most of them write their region; of two that are equal the one in capitals."""
    written = Counter(names)
    return min(written, key=lambda name: (-written[name], name))


def _place(endorser: Endorser) -> tuple:
    return not endorser.featured, endorser.sort_order, reading_key(endorser.name), endorser.pk
