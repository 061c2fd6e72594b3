"""What a library holds: how many resources of each type, publisher, topic and year."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import CharField, Count, F, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, ExtractYear

from resources.querysets import ResourceQuerySet


@dataclass(frozen=True)
class Held:
    """``number`` resources have this ``value``, which readers know as ``label``."""

    value: str
    label: str
    number: int


def facets_of(resources: ResourceQuerySet) -> dict[str, list[Held]]:
    """What is held, by facet (``kind``, ``publisher``, ``topic``, ``year``), in one query."""
    year = Cast(ExtractYear("date"), CharField(max_length=300))
    counted = [
        _counted(resources, "kind", F("kind"), F("kind")),
        _counted(resources, "publisher", F("publishers__name"), F("publishers__name")),
        _counted(resources, "topic", F("topics__slug"), F("topics__name")),
        _counted(resources, "year", year, year),
    ]
    facets: dict[str, list[Held]] = defaultdict(list)
    for facet, value, label, number in counted[0].union(*counted[1:], all=True):
        facets[facet].append(Held(value, label, number))
    return facets


def _counted(resources: ResourceQuerySet, facet: str, value: Combinable, label: Combinable) -> ResourceQuerySet:
    bare = resources.order_by().select_related(None).prefetch_related(None)
    named = bare.annotate(facet=Value(facet, CharField()), value=value, label=label).exclude(value=None)
    grouped = named.values("facet", "value", "label").annotate(number=Count("pk", distinct=True))
    return grouped.values_list("facet", "value", "label", "number")
