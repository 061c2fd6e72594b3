"""Countries as a form offers them."""

from django_countries import countries


def country_choices() -> list[tuple[str, str]]:
    """Pairs of ISO 3166-1 alpha-2 code and name in the active language, sorted by name."""
    return list(countries)


def country_name(code: str) -> str:
    """The country's name in the active language; the code itself where it is unknown."""
    return countries.name(code) or code
