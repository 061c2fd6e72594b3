"""A small campaign with something of every kind to find."""

from datetime import date

import pytest


@pytest.fixture
def add_resource(library):
    """Adds a public resource to the library: ``add_resource("Title", publishers=["Name"], text="…")``."""
    from resources.models import ResourcePage, ResourcePublisher

    def add(title, *, publishers=(), text="", **fields):
        resource = ResourcePage(
            title=title,
            date=fields.pop("date", date(2025, 7, 1)),
            body=[("text", f"<p>{text}</p>")] if text else [],
            **fields,
        )
        resource.publishers = [ResourcePublisher(name=name) for name in publishers]
        return library.add_child(instance=resource)

    return add


@pytest.fixture
def campaign(home, petition, endorsers_page, library, faq_page, add_resource):
    from endorsers.models import Endorser
    from home.models import ContentPage

    add_resource(
        "The Deadly Cost of Cobalt Mining in the Congo",
        publishers=["Public Citizen", "Friends of the Congo"],
        introduction="<p>What batteries cost the people who dig for them.</p>",
    )
    add_resource(
        "Report: U.S.-Indonesia Minerals Deal Threatens Sovereignty", text="Nickel smelters burn coal along the coast."
    )
    add_resource("Sánchez, colleagues call for transparency")
    Endorser.objects.create(name="Ríos Vivos Alliance", scope="local", region="Ohio", quote="Rivers are not for sale.")
    home.add_child(
        instance=ContentPage(title="Privacy", slug="privacy", body=[("text", "<p>We keep no cobalt of yours.</p>")])
    )
