"""The wall of endorsing organizations: who stands on it, in which order."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language

from campaign.core.collation import reading_key
from campaign.core.models import CampaignImage
from endorsers.logos.sizes import RENDITIONS, VECTOR
from endorsers.models import Endorser


@dataclass(frozen=True)
class Region:
    name: str
    endorsers: list[Endorser]


@dataclass(frozen=True)
class Wall:
    """``by_region``: whether the state or local organizations stand under their regions' names."""

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

    @property
    def quoted(self) -> list[Endorser]:
        """Those that say why they endorse."""
        return [endorser for endorser in (*self.national, *self.local) if endorser.quote]

    @property
    def regions(self) -> list[Region]:
        """The state or local ones by region; one region, however its name is written."""
        language = get_language() or ""

        def key(endorser: Endorser) -> str:
            return reading_key(endorser.region, language)[0]

        groups = groupby(sorted(self.local, key=key), key)
        return [Region(_usual_name(members), members) for members in (list(group) for _key, group in groups)]


def wall(endorsers: QuerySet[Endorser] | None = None, *, by_region: bool = False) -> Wall:
    """The public endorsers, or those given, with their logos: as many queries for one as for a thousand."""
    endorsers = Endorser.objects.public() if endorsers is None else endorsers
    groups: dict[str, list[Endorser]] = {scope: [] for scope in Endorser.Scope.values}
    for endorser in sorted(with_logos(endorsers), key=_place()):
        groups[endorser.scope].append(endorser)
    return Wall(national=groups["national"], local=groups["local"], by_region=by_region)


def with_logos(endorsers: QuerySet[Endorser]) -> QuerySet[Endorser]:
    """With the pictures that the wall shows of each, in two more queries."""
    logos = CampaignImage.objects.prefetch_renditions(*RENDITIONS, VECTOR)
    return endorsers.prefetch_related(Prefetch("logo", queryset=logos))


def in_wall_order(endorsers: QuerySet[Endorser]) -> list[int]:
    """The endorsers' keys: featured ones first, then by the editors' numbers, then as a reader looks for names."""
    fields = ("pk", "name", "featured", "sort_order")
    return [endorser.pk for endorser in sorted(endorsers.only(*fields), key=_place())]


def regions_of(endorsers: QuerySet[Endorser]) -> list[str]:
    """The names of the regions in which state or local organizations work, as a reader looks for them."""
    return _distinct(endorsers.local().exclude(region="").values_list("region", flat=True).order_by("pk"))


def _usual_name(endorsers: list[Endorser]) -> str:
    """As most of them write their region; of two that are equal the one in capitals."""
    written = Counter(endorser.region for endorser in endorsers)
    return min(written, key=lambda name: (-written[name], name))


def _distinct(names: Iterable[str]) -> list[str]:
    language = get_language() or ""
    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(reading_key(name, language)[0], name)
    return [by_key[key] for key in sorted(by_key)]


def _place() -> Callable[[Endorser], tuple]:
    language = get_language() or ""

    def place(endorser: Endorser) -> tuple:
        return not endorser.featured, endorser.sort_order, reading_key(endorser.name, language), endorser.pk

    return place
