import pytest
from django.core.exceptions import ValidationError

from campaign.core.addresses import canonical_email, validate_address


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ab@gmail.com", "a.b+x@gmail.com"),
        ("ab@gmail.com", "A.B@GoogleMail.com"),
        ("ab@icloud.com", "ab+petition@me.com"),
        ("ana.b@x.example", "Ana.B@X.example"),
        ("ana@x.example", " ana@x.example "),
        ("ana@x.example", "ａｎａ@x.example"),
        ("ana@bücher.example", "ana@xn--bcher-kva.example"),
    ],
)
def test_two_spellings_of_one_mailbox_are_one_person(first, second):
    """S3, S4: what a provider delivers to one mailbox, and letter case, never makes two people of one."""
    assert canonical_email(first) == canonical_email(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a.b@isp.example", "ab@isp.example"),
        ("a+b@isp.example", "a@isp.example"),
        ("a.b@outlook.com", "ab@outlook.com"),
        ("ana@x.example", "ana@y.example"),
    ],
)
def test_two_mailboxes_are_two_people(first, second):
    """S3: dots and tags are only dropped for providers that are known to ignore them."""
    assert canonical_email(first) != canonical_email(second)


def test_an_address_that_is_only_a_tag_keeps_it():
    assert canonical_email("+tag@gmail.com") == "+tag@gmail.com"


@pytest.mark.parametrize(
    "address",
    [
        "a-b@x-y.example",
        "pat.o'neil@x.example",
        "a+b@x.email",
        "Ana.B@X.example",
        "josé@x.example",
        "ana@bücher.example",
        "ana@x.test",
    ],
)
def test_an_unusual_address_is_accepted(address):
    """S4"""
    validate_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ana",
        "ana@",
        "@x.example",
        "ana@x",
        "ana b@x.example",
        "ana@x..example",
        "ana@@x.example",
        "ana@x.example,bo",
    ],
)
def test_what_is_no_address_is_refused_in_plain_words(address):
    with pytest.raises(ValidationError, match=r"Enter an e-mail address such as name@example\.org\."):
        validate_address(address)
