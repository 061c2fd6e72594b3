"""A mistyped mail domain brings a suggestion; one that exists is never doubted."""

import pytest

from campaign.mail.addresses.suggestions import KNOWN, suggested_address

MISTYPED = {
    "ada@gmial.com": "ada@gmail.com",
    "Ada.L@GMAIL.CON": "Ada.L@gmail.com",
    "ada@gmailcom": "ada@gmail.com",
    "ada@gmail": "ada@gmail.com",
    "ada@gmail.co": "ada@gmail.com",
    "ada@gmail,com": "ada@gmail.com",
    "ada@gmail..com": "ada@gmail.com",
    "ada@mgail.com": "ada@gmail.com",
    "ada@gmail.com.com": "ada@gmail.com",
    "ada@yaho.com": "ada@yahoo.com",
    "ada@yahoo.cm": "ada@yahoo.com",
    "ada@hotmial.con": "ada@hotmail.com",
    "ada@homtail.co.uk": "ada@hotmail.co.uk",
    "ada@outllok.com": "ada@outlook.com",
    "ada@iclould.com": "ada@icloud.com",
    "ada@comcast.nte": "ada@comcast.net",
    "ada@protonmal.com": "ada@protonmail.com",
    "ada@school.example.cmo": "ada@school.example.com",
    "ada@charity.ogr": "ada@charity.org",
    "ada@aolcom": "ada@aol.com",
}
RIGHT = [
    "ada@gmail.com",
    "ada@mail.com",
    "ada@email.com",
    "ada@ymail.com",
    "ada@gmx.net",
    "ada@gmx.at",
    "ada@me.com",
    "ada@aon.com",
    "ada@cloud.com",
    "ada@yahoo.ie",
    "ada@yahoo.com.br",
    "ada@hotmail.ca",
    "ada@protonmail.ch",
    "ada@fastmail.fm",
    "ada@example.org",
    "ada@exämple.org",
    "ada@gmail.example.org",
    "ada@x.co",
    "no address",
    "@gmial.com",
    "ada@",
    f"ada@{'gmial.' * 50}com",
    "",
]


@pytest.mark.parametrize(("typed", "meant"), MISTYPED.items())
def test_a_mistyped_domain_brings_the_address_that_was_meant(typed, meant):
    assert suggested_address(typed) == meant


@pytest.mark.parametrize("address", RIGHT)
def test_what_is_right_or_no_address_is_not_doubted(address):
    assert suggested_address(address) == ""


def test_no_provider_that_we_know_is_ever_doubted():
    assert [domain for domain in KNOWN if suggested_address(f"ada@{domain}")] == []
