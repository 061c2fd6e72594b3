"""Signatures by kind, in the words of who reads them: the most frequent first."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from campaign.core.charts.tiles import TileMap, codes, tile_map
from campaign.core.geography.countries import country_name
from campaign.core.geography.region_names import HOME, region, region_name
from campaign.core.sharing.links import NETWORKS, OWN_SOURCES
from petition.admin.overview import COUNTED_AT_MOST
from petition.admin.own_sites import of_own_petitions
from petition.counting.facets import OTHER
from petition.counting.geography import in_parts
from petition.counting.statistics import Petitions, Span, by_facet, by_petition
from petition.models import FacetTally, Partner, Signature

Facet = FacetTally.Facet
SHOWN = 20
# As a link names them, for signatures that somebody's share brought.
_SHARED_BY = {name: label for name, label, *_rest in NETWORKS} | {
    "email": _("E-mail"),
    "copy": _("copied link"),
    "device": _("the device’s own menu"),
    "mastodon": "Mastodon",
    "qr": _("QR code"),
}


@dataclass(frozen=True)
class Row:
    """``percent`` is of all rows, 0 to 100; ``confirmed_percent`` of those by this source who signed, None: unknown."""

    name: str
    count: int
    percent: float
    confirmed_percent: int | None = None


@dataclass(frozen=True)
class Kind:
    """``slug`` names it in addresses. ``unknown``: signatures that say nothing of it, which stand in no row."""

    slug: str
    title: str | Promise
    heading: str | Promise
    rows: list[Row]
    unknown: int = 0
    note: str | Promise = ""
    map: TileMap | None = None

    @property
    def shown(self) -> list[Row]:
        return self.rows[:SHOWN]

    @property
    def left_out(self) -> int:
        return len(self.rows) - len(self.shown)

    @property
    def has_confirmed(self) -> bool:
        return any(row.confirmed_percent is not None for row in self.rows)


def kinds(petitions: Petitions, span: Span, *, user: User, titles: dict[int, str]) -> list[Kind]:
    """Every kind of which something is known; petitions only where there are several."""
    places, languages = by_facet(Facet.PLACE, petitions, span), by_facet(Facet.LANGUAGE, petitions, span)
    countries, regions = Counter[str](), Counter[str]()
    for value, count in places.items():
        country, region = in_parts(value)
        countries[country] += count
        if region:
            regions[f"{region_name(region)}, {country_name(country)}" if country else region_name(region)] += count
    by_region = _kind("region", _("By region"), _("Region"), regions)
    found = [
        _petitions(petitions, span, titles),
        _sources(petitions, span, user),
        _kind(
            "organization",
            _("By organization"),
            _("Organization"),
            _named(by_facet(Facet.ORGANIZATION, petitions, span), _partner_names("pk").get),
            note=_("Those that came by a partner’s key, page or link."),
        ),
        _kind("language", _("By language"), _("Language"), _named(languages, _language)),
        _kind("country", _("By country"), _("Country"), _named(countries, country_name)),
        replace(by_region, map=_map(places)),
        _kind(
            "channel",
            _("By way of signing"),
            _("Way of signing"),
            _named(by_facet(Facet.CHANNEL, petitions, span), lambda value: str(Signature.Channel(value).label)),
        ),
    ]
    return [kind for kind in found if kind.rows]


def _map(places: Counter[str]) -> TileMap | None:
    """Of the country whose regions have a map."""
    counts = {code: (region_name(region(f"{HOME}-{code}").name), 0) for code in codes(HOME)}
    for value, count in places.items():
        country, name = in_parts(value)
        code = region(name).code.removeprefix(f"{HOME}-") if name and country == HOME else ""
        if code in counts:
            counts[code] = counts[code][0], counts[code][1] + count
    return tile_map(HOME, counts)


def shared(petitions: Petitions, span: Span) -> tuple[int, int]:
    """How many came by a link that somebody shared, and of how many that can be told."""
    sources = by_facet(Facet.SOURCE, petitions, span)
    return sum(count for value, count in sources.items() if value in OWN_SOURCES), sources.total()


def _petitions(petitions: Petitions, span: Span, titles: dict[int, str]) -> Kind:
    counts = by_petition(petitions, span)
    named: Counter[str] = Counter()
    if len(titles) > 1 and (petitions is None or len(petitions) > 1):
        for pk, count in counts.items():
            named[titles.get(pk, "")] += count
    return _kind("petition", _("By petition"), _("Petition"), named)


def _sources(petitions: Petitions, span: Span, user: User) -> Kind:
    raw = by_facet(Facet.SOURCE, petitions, span)
    names = _partner_names("slug")
    waiting = _waiting(petitions, span, user)
    confirmed: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for value, count in raw.items():
        name = _source(value, names)
        counts[name] += count
        if waiting and value and value != OTHER:
            confirmed[name] = count * 100 // (count + waiting[value])
    note = _(
        "What a link or a partner says of itself, else the site that led here. What fewer than five share is unnamed."
    )
    return _kind("source", _("By source"), _("Source"), counts, confirmed=confirmed, note=note)


def _waiting(petitions: Petitions, span: Span, user: User) -> Counter[str]:
    """Who signed in the span and has not confirmed, by source; empty where they are too many to be read."""
    rows = of_own_petitions(Signature.objects.pending(), user)
    if petitions is not None:
        rows = rows.filter(petition__in=petitions)
    if span.since:
        rows = rows.filter(created_at__date__gte=span.since)
    if span.until:
        rows = rows.filter(created_at__date__lte=span.until)
    found = list(rows.order_by().values_list("source", "referrer")[:COUNTED_AT_MOST])
    return Counter(source or site for source, site in found) if len(found) < COUNTED_AT_MOST else Counter()


def _kind(
    slug: str,
    title: str | Promise,
    heading: str | Promise,
    counts: Counter[str],
    *,
    confirmed: dict[str, int] | None = None,
    note: str | Promise = "",
) -> Kind:
    unknown = counts.pop("", 0)
    total = counts.total()
    rows = [
        Row(name, count, count * 100 / total, (confirmed or {}).get(name))
        for name, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    ]
    return Kind(slug, title, heading, rows, unknown=unknown, note=note)


def _named(counts: Counter[str], name_of: Callable[[str], str | None]) -> Counter[str]:
    """The same under names; what has none keeps its own word, and what isn't known none."""
    named: Counter[str] = Counter()
    for value, count in counts.items():
        named[_word(value, name_of)] += count
    return named


def _word(value: str, name_of: Callable[[str], str | None]) -> str:
    if value == OTHER:
        return gettext("Others, each by fewer than five")
    return (name_of(value) or value) if value else ""


def _source(value: str, partners: dict[str, str]) -> str:
    if value in _SHARED_BY:
        return gettext("Shared: %(network)s") % {"network": _SHARED_BY[value]}
    return _word(value, partners.get)


def _language(code: str) -> str:
    try:
        return get_language_info(code)["name_translated"].capitalize()
    except KeyError:
        return code


def _partner_names(key: str) -> dict[str, str]:
    return {str(value): name for value, name in Partner.objects.values_list(key, "name")}
