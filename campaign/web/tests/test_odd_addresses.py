"""A number that no row can have is that of no row, at every address that takes one."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter

pytestmark = pytest.mark.django_db
TOO_LARGE = 2**63


def numbered(patterns, before=""):
    """Each address that takes a number, as a format with ``%d`` for it, by its own pattern."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from numbered(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and any(
            isinstance(converter, IntConverter) for converter in pattern.pattern.converters.values()
        ):
            yield route


def filled(route, number):
    for part in route.split("/"):
        if part.startswith("<int:"):
            route = route.replace(part.partition(">")[0] + ">", str(number), 1)
        elif part.startswith("<"):
            route = route.replace(part.partition(">")[0] + ">", "x", 1)
    return "/" + route.replace("\\Z", "").lstrip("^").rstrip("$")


def test_no_number_is_too_large_for_an_address(admin_user, petition, endorsers_page):
    client = Client(raise_request_exception=True)
    client.force_login(admin_user)
    routes = set(numbered(get_resolver(settings.ROOT_URLCONF).url_patterns))
    assert {"embed/endorsers/<int:page_id>/", "share/petition/<int:petition_id>.png"} <= routes
    # One of the admin stands for hundreds: they pass the same middleware.
    for route in sorted(route for route in routes if not route.startswith("admin/") or "two-factor" in route):
        address = filled(route, TOO_LARGE)
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code < 500, address


@pytest.mark.parametrize("name", ["w" * 5000, "a" + "\u0301" * 200, "%00", "..%2f..%2fmanage.py"])
def test_no_name_is_too_long_for_a_picture(client, name):
    assert client.get(f"/media/images/{name}").status_code in (400, 404)
