"""Countries as a form offers them."""

from django import forms
from django_countries import countries


def country_choices() -> list[tuple[str, str]]:
    """Pairs of ISO 3166-1 alpha-2 code and name in the active language, sorted by name."""
    return list(countries)


def country_name(code: str) -> str:
    """The country's name in the active language; the code itself where it is unknown."""
    return countries.name(code) or code


class CountrySelect(forms.Select):
    """For a field that holds a code: countries by name in the reader's language, or none."""

    def optgroups(self, name: str, value: list[str], attrs: dict | None = None) -> list:
        self.choices = [("", "—"), *country_choices()]
        return super().optgroups(name, value, attrs)


class CountryField(forms.ChoiceField):
    """A country of the list. Its code is looked up: a form is checked often and the list is long."""

    def valid_value(self, value: str) -> bool:
        return value in _CODES


_CODES = frozenset(code for code, _name in countries)
