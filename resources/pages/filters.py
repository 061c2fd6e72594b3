"""The library's filter form: only what the library holds can be chosen, with how many there are of it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django import forms
from django.db.models import CharField, Count, F, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, ExtractYear
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from campaign.core.text.collation import reading_key
from resources.models import ResourcePage
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


ALL = {
    "kind": _("All types"),
    "publisher": _("All publishers"),
    "topic": _("All topics"),
    "year": _("All years"),
}
NO_CHOICE = {"invalid_choice": _("The library has none of these, so all are shown.")}
ORDERS = {
    "": ResourceQuerySet.newest_first,
    "newest": ResourceQuerySet.by_date,
    "title": ResourceQuerySet.by_title,
}


class ResourceFilterForm(forms.Form):
    """Bound to a request's query; a value that is no choice gets an error and narrows nothing."""

    kind = forms.ChoiceField(label=_("Type"), required=False, error_messages=NO_CHOICE)
    publisher = forms.ChoiceField(label=_("Publisher"), required=False, error_messages=NO_CHOICE)
    topic = forms.ChoiceField(label=_("Topic"), required=False, error_messages=NO_CHOICE)
    year = forms.ChoiceField(label=_("Year"), required=False, error_messages=NO_CHOICE)
    sort = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[("", _("Featured first")), ("newest", _("Newest first")), ("title", _("By title"))],
        error_messages=NO_CHOICE,
    )

    def __init__(self, data: QueryDict, *, resources: ResourceQuerySet) -> None:
        super().__init__(data, label_suffix="")
        self._resources = resources
        self._offer(facets_of(resources))
        if len(self.fields["topic"].choices) == 1 and not data.get("topic"):
            del self.fields["topic"]  # a library without topics asks for none
        if facets := self._chosen_facets():
            self._offer(facets_of(resources, facets))

    def _offer(self, facets: dict[str, list[Held]]) -> None:
        """The values to choose from, with how many resources each leads to: none that leads to nothing."""
        self._facets = facets
        for name in ALL.keys() & self.fields.keys():
            held = [one for one in facets[name] if one.number or one.value == self.data.get(name)]
            offered = [(one.value, f"{one.label} ({one.number})") for one in in_order(name, held)]
            self.fields[name].choices = [("", ALL[name]), *offered]

    def chosen(self) -> dict[str, str]:
        """What applies: name and value of each valid filter, and the order."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def _chosen_facets(self) -> dict[str, str]:
        return {name: value for name, value in self.chosen().items() if name != "sort"}

    def narrowed(self) -> ResourceQuerySet:
        """The resources that all chosen filters let through, in the chosen order."""
        return ORDERS[self.chosen().get("sort", "")](self._resources.narrowed_by(self._chosen_facets()))

    def count(self) -> int:
        """How many resources are let through: the number of each chosen value says so."""
        for name, value in self._chosen_facets().items():
            return next(held.number for held in self._facets[name] if held.value == value)
        return sum(held.number for held in self._facets["kind"])

    def querystring(self) -> str:
        """The chosen filters for a link to another page of the list, without ``?`` and ``page``."""
        query = QueryDict(mutable=True)
        query.update(self.chosen())
        return query.urlencode()


def in_order(facet: str, held: list[Held]) -> list[Held]:
    """The values of a facet as readers look for them: types in their own order, years from the newest, names by letter.

    Types come with their labels in the active language.
    """
    if facet == "kind":
        by_value = {one.value: one for one in held}
        kinds = ResourcePage.Kind.choices
        return [Held(value, str(label), by_value[value].number) for value, label in kinds if value in by_value]
    if facet == "year":
        return sorted(held, key=lambda one: int(one.value), reverse=True)
    return sorted(held, key=lambda one: (reading_key(one.label), one.value))
