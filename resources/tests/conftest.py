"""A library with a few resources of different kinds, publishers and years."""

from datetime import date

import pytest


@pytest.fixture
def add_resource(library):
    """Adds a public resource: ``add_resource("Title", publishers=["Name"], kind="report", date=date(…))``."""
    from resources.models import ResourcePage, ResourcePublisher

    def add(title, *, publishers=(), **fields):
        resource = ResourcePage(title=title, **{"date": date(2025, 7, 4)} | fields)
        resource.publishers = [ResourcePublisher(name=name) for name in publishers]
        return library.add_child(instance=resource)

    return add


@pytest.fixture
def stocked(library, add_resource):
    """Four resources: a report of 2025, a letter of 2024 by two publishers, two reports of 2023."""
    add_resource("Cobalt", publishers=["Public Citizen"], date=date(2025, 7, 4))
    add_resource("Letter", publishers=["Public Citizen", "Mighty Earth"], kind="letter", date=date(2024, 5, 1))
    add_resource("Nickel", publishers=["Mighty Earth"], date=date(2023, 11, 2))
    add_resource("Anonymous", date=date(2023, 1, 1))
    return library
