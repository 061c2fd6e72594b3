"""What a partner is told of whom it brought: yesterday's numbers, none below ten."""

from datetime import UTC, date, datetime, timedelta

import pytest

from petition.models import Partner, Signature
from petition.partners.counts import brought_by_each, partner_numbers, public_number
from petition.partners.presenting import merge, present
from petition.signing import channels
from petition.signing.confirming import confirm
from petition.signing.sign import sign
from petition.signing.withdrawing import withdraw
from petition.submission.attribution import Visit
from petition.submission.submission import Submission

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def lakes(petition):
    return present(site=petition.get_site(), name="Lakes", slug="lakes")


@pytest.fixture
def brought(petition):
    """So many who signed by the partner and confirmed, at a time."""

    def sign_up(number, *, at=NOON, source="", partner="lakes", confirms=True):
        for _ in range(number):
            place = Signature.objects.count()
            said = Submission(given_name="Ada", email=f"ada{place}@example.org")
            sign(
                petition=petition,
                submission=said,
                visit=Visit(partner=partner, source=source),
                channel=channels.FORM,
                now=at,
            )
            if confirms:
                confirm(signature=Signature.objects.get(email=said.email), now=at)

    return sign_up


def test_nothing_is_said_of_fewer_than_ten_nor_of_today(lakes, brought):
    brought(9)
    brought(20, confirms=False)
    brought(20, partner="")
    tomorrow = NOON + timedelta(days=1)
    assert partner_numbers(lakes, now=tomorrow).total is None
    brought(1)
    assert partner_numbers(lakes, now=NOON + timedelta(hours=3)).total is None
    numbers = partner_numbers(lakes, now=tomorrow)
    assert (numbers.total, [(days.first, days.last, days.count) for days in numbers.days]) == (
        10,
        [(date(2026, 3, 2), date(2026, 3, 2), 10)],
    )


def test_days_of_few_are_told_together_and_add_up(lakes, brought):
    for days, number in enumerate((3, 4, 12, 9, 1, 2)):
        brought(number, at=NOON + timedelta(days=days))
    numbers = partner_numbers(lakes, now=NOON + timedelta(days=30))
    found = [((days.first - NOON.date()).days, (days.last - NOON.date()).days, days.count) for days in numbers.days]
    assert found == [(0, 2, 19), (3, 5, 12)]
    assert numbers.total == 31


def test_sources_of_few_are_told_together(lakes, brought):
    brought(11, source="newsletter")
    brought(10, source="qr")
    brought(4, source="radio")
    brought(10, source="somebody@example.org")
    numbers = partner_numbers(lakes, now=NOON + timedelta(days=1))
    assert list(numbers.sources) == [("newsletter", 11), ("qr", 10), ("", 14)]


def test_a_rest_of_few_takes_another_source_along(lakes, brought):
    brought(11, source="newsletter")
    brought(10, source="qr")
    brought(1, source="radio")
    assert list(partner_numbers(lakes, now=NOON + timedelta(days=1)).sources) == [("newsletter", 11), ("", 11)]


def test_a_merged_partner_is_counted_with_the_other(lakes, brought, petition):
    rivers = present(site=lakes.site, name="Rivers", slug="rivers")
    brought(6)
    brought(6, partner="rivers")
    merge(partner=lakes, into=rivers)
    tomorrow = NOON + timedelta(days=1)
    numbers = partner_numbers(rivers, petition=petition, now=tomorrow)
    assert (numbers.total, sum(count for _source, count in numbers.sources)) == (12, 12)
    assert brought_by_each(Partner.objects.filter(active=True), now=tomorrow) == {rivers.pk: 12}


def test_a_public_number_is_by_choice(lakes, brought):
    brought(10)
    tomorrow = NOON + timedelta(days=1)
    assert public_number(lakes, now=tomorrow) is None
    lakes.shows_count = True
    assert public_number(lakes, now=tomorrow) == 10
    withdraw(signature=Signature.objects.first())
    assert public_number(lakes, now=tomorrow) is None
