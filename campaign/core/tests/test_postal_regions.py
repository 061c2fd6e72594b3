"""Which region a postal code lies in."""

import pytest

from campaign.core.postal_regions import region_name


@pytest.mark.parametrize(
    ("country", "postal_code", "region"),
    [
        ("US", "44114", "Ohio"),
        ("US", "02139-1234", "Massachusetts"),
        ("us", " 99501 ", "Alaska"),
        ("US", "00601", "Puerto Rico"),
        ("CA", "k1a 0b1", "Ontario"),
        ("AU", "2600", "Australian Capital Territory"),
    ],
)
def test_the_code_tells_the_region(country, postal_code, region):
    assert region_name(country, postal_code) == region


@pytest.mark.parametrize(
    ("country", "postal_code"),
    [("US", ""), ("US", "zz"), ("GB", "SW1A 1AA"), ("", "44114"), ("XX", "1"), ("../us", "1"), ("US", "\x00")],
)
def test_where_it_does_not_tell_the_region_is_empty(country, postal_code):
    assert region_name(country, postal_code) == ""
