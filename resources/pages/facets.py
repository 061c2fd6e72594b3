"""What a library holds: how many resources of each type, publisher, topic and year."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import CharField, Count, F, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, ExtractYear

from resources.models.querysets import ResourceQuerySet
from resources.models.topics import topic_name


@dataclass(frozen=True)
class Held:
    """``number`` resources have this ``value``, which readers know as ``label``."""

    value: str
    label: str
    number: int


NOTHING: Mapping[str, str] = MappingProxyType({})


def facets_of(resources: ResourceQuerySet, chosen: Mapping[str, str] = NOTHING) -> dict[str, list[Held]]:
    """What is held, by facet (``kind``, ``publisher``, ``topic``, ``year``), in one query.

    Each number follows what is ``chosen`` of the other facets: as many as a reader gets who chooses that value too.
    """
    year = Cast(ExtractYear("date"), CharField(max_length=300))
    named: dict[str, tuple[Combinable, Combinable]] = {
        "kind": (F("kind"), F("kind")),
        "publisher": (F("publishers__name"), F("publishers__name")),
        "topic": (F("topics__slug"), topic_name("topics")),
        "year": (year, year),
    }
    counted = [_counted(resources, facet, *names, _others(chosen, facet)) for facet, names in named.items()]
    facets: dict[str, list[Held]] = defaultdict(list)
    for facet, value, label, number in counted[0].union(*counted[1:], all=True):
        facets[facet].append(Held(value, label, number))
    return facets


def _others(chosen: Mapping[str, str], facet: str) -> dict[str, str]:
    return {other: value for other, value in chosen.items() if other != facet}


def _counted(
    resources: ResourceQuerySet, facet: str, value: Combinable, label: Combinable, others: Mapping[str, str]
) -> ResourceQuerySet:
    bare = resources.order_by().select_related(None).prefetch_related(None)
    among = Q(pk__in=bare.narrowed_by(others).values("pk")) if others else None
    named = bare.annotate(facet=Value(facet, CharField()), value=value, label=label).exclude(value=None)
    grouped = named.values("facet", "value", "label").annotate(number=Count("pk", distinct=True, filter=among))
    return grouped.values_list("facet", "value", "label", "number")
