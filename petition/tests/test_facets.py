"""What signatures have in common is counted now and then: exact after each count, and nobody's own words are kept."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from petition.counting import facets
from petition.models import FacetTally, Signature
from petition.privacy.erasing import remove_data
from petition.tests.signers import signed

pytestmark = pytest.mark.django_db
Facet = FacetTally.Facet


def kept(petition, facet):
    return {row.value: row.count for row in petition.facet_tallies.filter(facet=facet)}


@pytest.fixture
def from_links(petition):
    """Five by the newsletter, two by a share on WhatsApp, one by a link that names somebody."""
    sources = ["newsletter"] * 5 + ["whatsapp"] * 2 + ["ada-lovelace-of-london"]
    for number, source in enumerate(sources):
        one = signed(petition, email=f"{number}@example.org", country="US", language="en" if number else "es")
        Signature.objects.filter(pk=one.pk).update(source=source, region="Ohio")
    facets.count_facets()
    return petition


def test_each_facet_adds_up_to_all_who_signed(from_links):
    assert kept(from_links, Facet.PLACE) == {"US:Ohio": 8}
    assert kept(from_links, Facet.LANGUAGE) == {"en": 7, "es": 1}
    assert kept(from_links, Facet.CHANNEL) == {"form": 8}


def test_a_source_that_few_share_is_kept_under_no_name(from_links):
    assert kept(from_links, Facet.SOURCE) == {"newsletter": 5, "whatsapp": 2, facets.OTHER: 1}


def test_an_address_as_source_is_kept_under_no_name(petition):
    for number in range(facets.FEWEST_NAMED):
        one = signed(petition, email=f"{number}@example.org")
        Signature.objects.filter(pk=one.pk).update(source="ada@example.org")
    facets.count_facets()
    assert kept(petition, Facet.SOURCE) == {facets.OTHER: 5}


def test_of_a_large_petition_just_the_days_that_changed_are_read(from_links, monkeypatch):
    monkeypatch.setattr(facets, "READ_UP_TO", 2)
    today = timezone.localdate()
    signed(from_links, email="earlier@example.org", now=timezone.now() - timedelta(days=3))
    asked = []
    monkeypatch.setattr(facets, "_rows", lambda _petition, first, last: asked.append((first, last)) or [])
    facets.count_facets()
    assert asked == [(today - timedelta(days=3), today - timedelta(days=3))]


def test_a_source_that_is_named_stays_named_where_fewer_follow(from_links, monkeypatch):
    monkeypatch.setattr(facets, "READ_UP_TO", 2)
    one = signed(from_links, email="later@example.org", now=timezone.now() - timedelta(days=3))
    Signature.objects.filter(pk=one.pk).update(source="newsletter")
    facets.count_facets()
    assert from_links.facet_tallies.get(facet=Facet.SOURCE, day__lt=timezone.localdate()).value == "newsletter"


def test_the_recount_finds_and_mends_what_changed_unseen(from_links, capsys):
    Signature.objects.filter(email="1@example.org").update(country="CA", region="")
    call_command("recount_signatures")
    assert "2 numbers by kind and day were out of date, not counted anew" in capsys.readouterr().out
    call_command("recount_signatures", mend=True)
    assert kept(from_links, Facet.PLACE) == {"US:Ohio": 7, "CA:": 1}
    assert facets.recount_facets(petition=from_links) == 0


def test_removed_data_is_no_difference(from_links):
    remove_data(Signature.objects.filter(email="1@example.org"), now=timezone.now())
    assert facets.recount_facets(petition=from_links) == 0
