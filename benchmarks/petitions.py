"""Writes a landing page and so many petitions with words of a usual length; run it with the product's settings."""

import sys

import django

django.setup()

from wagtail.models import Page, Site  # noqa: E402

from home.models import HomePage  # noqa: E402
from petition.models import PetitionPage  # noqa: E402

WORDS = f"<p>{'We ask for fair agreements. ' * 40}</p>"


def write(number: int) -> None:
    if HomePage.objects.exists():
        return
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Campaign", slug="campaign"))
    Site.objects.filter(is_default_site=True).update(root_page=home)
    for place in range(1, number + 1):
        home.add_child(
            instance=PetitionPage(
                title=f"Petition {place}", slug=f"petition-{place}", goal=1000, statement=[("text", WORDS)]
            )
        )


write(int(sys.argv[1]))
