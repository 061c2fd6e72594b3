"""How many signed lately: said where it encourages, in round numbers, late."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.utils import timezone

from petition.counting.momentum import momenta, rounded_down
from petition.models import PetitionPage, Signature, SignatureTally
from petition.tests.signature_admin_cast import sign


def signed_today(petition, number):
    for name in range(number):
        sign(petition, f"Ada{name}")
    cache.clear()


def moved_to(day):
    SignatureTally.objects.update(day=day)
    cache.clear()


def lately(client, petition):
    return client.get(f"/api/campaign/v1/petitions/{petition.pk}/count/").json()["lately"]


def line(client, address="/petition/"):
    found = BeautifulSoup(client.get(address).content, "html.parser").select_one("[data-lately]")
    return "" if found.has_attr("hidden") else found.get_text(strip=True)


@pytest.mark.parametrize(
    ("number", "said"), [(11, 10), (15, 10), (16, 15), (42, 40), (100, 95), (101, 100), (386, 380), (12_345, 12_000)]
)
def test_the_number_is_round_and_less_than_what_it_stands_for(number, said):
    assert rounded_down(number) == said


def test_what_encourages_is_said_on_the_page_in_the_frame_and_by_the_api(client, petition):
    signed_today(petition, 12)
    said = {"more_than": 10, "since": "today"}
    assert lately(client, petition) == said
    assert client.get(f"/api/campaign/v1/petitions/{petition.pk}/").json()["lately"] == said
    for address in ("/petition/", f"/embed/petition/{petition.pk}/", f"/embed/petition/{petition.pk}/?variant=count"):
        assert line(client, address) == "More than 10 have signed today", address


def test_one_signature_more_is_not_to_be_seen(client, petition):
    signed_today(petition, 12)
    before = lately(client, petition)
    sign(petition, "Grace")
    assert lately(client, petition) == before
    cache.clear()
    assert lately(client, petition) == before


def test_few_are_not_said(client, petition):
    signed_today(petition, 10)
    assert lately(client, petition) is None
    assert line(client) == ""


def test_a_handful_beside_many_is_not_said(client, petition):
    signed_today(petition, 12)
    tally = SignatureTally.objects.first()
    long_ago = timezone.localdate() - timedelta(days=90)
    SignatureTally.objects.create(petition=petition, wording_id=tally.wording_id, day=long_ago, slot=0, count=20_000)
    cache.clear()
    assert lately(client, petition) is None


def test_in_the_morning_yesterday_counts_too(client, petition):
    signed_today(petition, 12)
    moved_to(timezone.localdate() - timedelta(days=1))
    assert line(client) == "More than 10 have signed since yesterday"
    moved_to(timezone.localdate() - timedelta(days=2))
    assert line(client) == ""


def test_what_is_closed_has_no_momentum(client, petition):
    signed_today(petition, 12)
    petition.state = PetitionPage.State.CLOSED
    petition.save()
    assert lately(client, petition) is None


def test_it_is_asked_once_a_minute_and_once_for_all_of_a_list(petition, django_assert_num_queries):
    signed_today(petition, 12)
    petition = PetitionPage.objects.get()
    assert petition.signatures_counted == Signature.objects.count()
    with django_assert_num_queries(1):
        momenta([petition, petition])
        momenta([petition])
