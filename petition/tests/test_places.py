"""Postal codes as the world writes them, and the regions that they tell."""

import pytest
from django.core.exceptions import ValidationError

from petition.forms import SignForm
from petition.places import has_postal_codes, region_of, validate_postal_code

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
        ("US", "", ""),
        ("", "43215", ""),
        ("HK", "999077", ""),
        ("ZZ", "1", ""),
    ],
)
def test_a_code_tells_the_region_where_it_does(country, code, region):
    assert region_of(country, code) == region
