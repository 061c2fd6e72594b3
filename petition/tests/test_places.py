"""Postal codes as the world writes them, and the regions that they tell."""

import pytest
from django.core.exceptions import ValidationError

from petition.form.forms import SignForm
from petition.submission.postal_codes import (
    has_postal_codes,
    is_cut_short,
    region_of,
    restored_code,
    validate_postal_code,
)

CODES = [
    "20009",
    "12-345",
    "12–345",
    "AB1 2CD",
    "1234 AB",
    "LT-12345",
    "01.310-100",
    "D02 X285",
    "HM 12",
    "１００-０００１",
]
NO_CODES = ["9" * 13, "-", "--", "?", "<b>", "12_345", "1\n2", "1\x002", "😀", "-12345"]


@pytest.mark.parametrize("code", CODES)
def test_s8_a_code_of_any_country_is_taken(code):
    validate_postal_code(code)


@pytest.mark.parametrize("code", NO_CODES)
def test_s8_what_is_no_code_is_a_field_error(code):
    with pytest.raises(ValidationError):
        validate_postal_code(code)


def test_s8_three_hundred_characters_are_a_field_error(petition):
    form = SignForm({"given_name": "Ada", "email": "ada@example.org", "postal_code": "9" * 300}, petition=petition)
    assert list(form.errors) == ["postal_code"]


@pytest.mark.parametrize(("country", "has"), [("HK", False), ("PA", False), ("US", True), ("PL", True), ("", True)])
def test_s8_countries_without_postal_codes_are_known(country, has):
    assert has_postal_codes(country) is has


def test_s8_nobody_from_hong_kong_is_asked_for_a_code(petition):
    petition.ask_postal_code = "required"
    ada = {"given_name": "Ada", "email": "ada@example.org"}

    assert SignForm(ada | {"country": "HK"}, petition=petition).is_valid()
    assert SignForm(ada | {"country": "HK", "postal_code": "none at all!"}, petition=petition).is_valid()
    assert not SignForm(ada | {"country": "US"}, petition=petition).is_valid()


@pytest.mark.parametrize(
    ("country", "code", "region"),
    [
        ("US", "43215", "Ohio"),
        ("US", "43215-1234", "Ohio"),
        ("US", " 20009 ", "District of Columbia"),
        ("CA", "k1a 0b1", "Ontario"),
        ("CA", "K1A-0B1", "Ontario"),
        ("US", "432151234", "Ohio"),
        ("US", "2139", ""),  # case X7: the beginning of a code is no code
        ("US", "21", ""),
        ("US", "213999", ""),
        ("US", "", ""),
        ("", "43215", ""),
        ("HK", "999077", ""),
        ("ZZ", "1", ""),
    ],
)
def test_a_code_tells_the_region_where_it_does(country, code, region):
    assert region_of(country, code) == region


@pytest.mark.parametrize(
    ("country", "code", "restored"),
    [
        ("US", "2139", "02139"),
        ("US", "601", "00601"),
        ("US", "2139-4307", "02139-4307"),
        ("US", "21394307", "02139-4307"),
        ("DE", "1067", "01067"),
        ("FR", "1000", "01000"),
        ("NO", "150", "0150"),
        ("US", "43215", "43215"),
        ("US", "99", ""),
        ("IN", "1100", ""),
        ("GB", "12", ""),
        ("", "2139", ""),
    ],
)
def test_x7_zeros_that_a_spreadsheet_took_come_back(country, code, restored):
    assert restored_code(country, code) == restored


def test_x7_what_is_cut_short_is_told_in_countries_whose_codes_are_digits():
    assert is_cut_short("US", "2139")
    assert not any(is_cut_short(*said) for said in [("US", "02139"), ("GB", "12"), ("HK", "12"), ("", "12")])
