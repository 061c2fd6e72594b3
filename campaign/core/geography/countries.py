"""Countries as a form offers them."""

import gettext
from functools import lru_cache

import pycountry
from django import forms
from django.utils import translation
from django_countries import countries

from campaign.core.geography.long_select import LongSelect
from campaign.core.text.collation import reading_key


def country_choices() -> list[tuple[str, str]]:
    """Pairs of ISO 3166-1 alpha-2 code and name in the active language, sorted by name."""
    more = _names_by_iso(translation.get_language() or "en")
    named = [(code, more.get(code) or str(name)) for code, name in countries]
    return sorted(named, key=lambda country: reading_key(country[1]))


def country_name(code: str) -> str:
    """The country's name in the active language; the code itself where it is unknown."""
    return _names_by_iso(translation.get_language() or "en").get(code) or countries.name(code) or code


@lru_cache(maxsize=32)
def _names_by_iso(language: str) -> dict[str, str]:
    """By code, in a language that the first list of countries is not in, such as Hindi; else nothing."""
    if language.partition("-")[0] == "en" or _some_names(language) != _some_names("en"):
        return {}
    more = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, [translation.to_locale(language)], fallback=True)
    english = {country.alpha_2: getattr(country, "common_name", country.name) for country in pycountry.countries}
    return {code: said for code, name in english.items() if (said := more.gettext(name)) != name}


def _some_names(language: str) -> list[str]:
    with translation.override(language):
        return [str(countries.name(code)) for code in ("CI", "DE", "JP", "US")]


class CountrySelect(LongSelect):
    """For a field that holds a code: countries by name in the reader's language, or none."""

    def optgroups(self, name: str, value: list[str], attrs: dict | None = None) -> list:
        self.choices = [("", "—"), *country_choices()]
        return super().optgroups(name, value, attrs)


class CountryField(forms.ChoiceField):
    """A country of the list. Its code is looked up: a form is checked often and the list is long."""

    widget = LongSelect

    def valid_value(self, value: str) -> bool:
        return value in _CODES


_CODES = frozenset(code for code, _name in countries)
