"""Where a visitor comes from: proxies are believed only where the operator names them."""

import pytest
from django.test import RequestFactory

from campaign.runtime.network.networks import client_address, network_key, network_of


@pytest.fixture
def seen(settings):
    """The address that we see for a connection, what it claims to forward, and the proxies that we trust."""

    def client(peer: str, forwarded: str = "", trusted: list[str] | None = None) -> str:
        settings.TRUSTED_PROXIES = trusted or []
        headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
        return client_address(RequestFactory().get("/", REMOTE_ADDR=peer, **headers))

    return client


def test_without_trusted_proxies_only_the_connection_counts(seen):
    assert seen("203.0.113.7", "198.51.100.1") == "203.0.113.7"


def test_a_visitor_cannot_write_their_own_address(seen):
    assert seen("10.0.0.1", "1.2.3.4, 203.0.113.7", ["10.0.0.0/8"]) == "203.0.113.7"
    assert seen("203.0.113.7", "1.2.3.4", ["10.0.0.0/8"]) == "203.0.113.7"


def test_a_chain_of_proxies_is_followed_as_far_as_they_are_ours(seen):
    chain = "9.9.9.9, 203.0.113.7, 192.0.2.80, 10.0.0.2"
    assert seen("10.0.0.1", chain, ["10.0.0.0/8", "192.0.2.80"]) == "203.0.113.7"
    assert seen("10.0.0.1", chain, ["10.0.0.0/8"]) == "192.0.2.80"


def test_where_all_hops_are_ours_the_first_of_them_is_the_visitor(seen):
    assert seen("10.0.0.1", "10.0.0.9", ["10.0.0.0/8"]) == "10.0.0.9"
    assert seen("10.0.0.1", "", ["10.0.0.0/8"]) == "10.0.0.1"


def test_a_local_socket_is_believed_where_it_is_named(seen):
    assert seen("", "203.0.113.7", ["unix"]) == "203.0.113.7"
    assert seen("", "203.0.113.7") == ""


@pytest.mark.parametrize("garbage", ["unknown", "_hidden", "<script>", "1.2.3", "999.1.1.1", "::g", ","])
def test_garbage_is_no_address(seen, garbage):
    assert seen("10.0.0.1", f"203.0.113.7, {garbage}", ["10.0.0.0/8"]) in ("", "203.0.113.7")
    assert network_key(garbage) == ""


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("203.0.113.7:51234", "203.0.113.7"),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("2001:DB8:0::1", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
    ],
)
def test_one_address_has_one_spelling(seen, written, address):
    assert seen("10.0.0.1", written, ["10.0.0.0/8"]) == address


def test_a_proxy_on_a_dual_stack_socket_is_the_proxy_that_was_named(seen):
    assert seen("::ffff:10.0.0.1", "203.0.113.7", ["10.0.0.0/8"]) == "203.0.113.7"


def test_an_ipv6_household_is_one_network_and_an_ipv4_address_is_its_own():
    assert network_of("2001:db8:1:2:3::1") == network_of("2001:db8:1:2:ffff::9") == "2001:db8:1:2::/64"
    assert network_of("2001:db8:1:3::1") != network_of("2001:db8:1:2::1")
    assert network_of("203.0.113.7") == network_of("::ffff:203.0.113.7") == "203.0.113.7"


def test_the_kept_key_says_nothing_without_our_secret(settings):
    key = network_key("203.0.113.7")
    assert len(key) == 32
    assert "203" not in key
    settings.SECRET_KEY = "another"
    assert network_key("203.0.113.7") != key
