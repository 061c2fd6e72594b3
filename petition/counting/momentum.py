"""How many signed lately, in round numbers, where that encourages."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.cache import cache
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext

from campaign.core.templatetags.campaign_numbers import count
from campaign.headless.cache_headers import tolerant
from petition.models import PetitionPage, SignatureTally

KEPT = 60
FEWEST = 10
# Of all that were ever made: a handful beside a million would say that nobody comes any more.
FEWEST_IN_A_THOUSAND = 1
TODAY, YESTERDAY = "today", "yesterday"
NUMBER = "{}"  # so does signature-count.js


@dataclass(frozen=True)
class Momentum:
    """More than ``more_than`` have signed since the beginning of the day ``since``: today or yesterday."""

    more_than: int
    since: str

    @property
    def words(self) -> str:
        return words_by_day()[self.since].replace(NUMBER, count(self.more_than))


def words_by_day() -> dict[str, str]:
    """What is said of a number, in the active language, with ``NUMBER`` in its place."""
    return {
        TODAY: gettext("More than %(number)s have signed today") % {"number": NUMBER},
        YESTERDAY: gettext("More than %(number)s have signed since yesterday") % {"number": NUMBER},
    }


def momentum_of(petition: PetitionPage) -> Momentum | None:
    """None for one that is closed, and where few have signed lately."""
    return momenta([petition]).get(petition.counted_id)


def momenta(petitions: Sequence[PetitionPage]) -> dict[int, Momentum | None]:
    """By the number of the petition that holds the signatures; what is closed is left out. One query at most.

    Round and up to a minute old on purpose: the number does not tell whether one address has just signed.
    """
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    counted = {petition.counted_id: petition for petition in petitions if petition.pk and petition.is_open()}
    keys = {pk: f"momentum:{pk}:{today}" for pk in counted}
    kept = tolerant(cache.get_many, list(keys.values())) or {}
    unknown = [pk for pk, key in keys.items() if key not in kept]
    if unknown:
        by_day = _by_day(unknown, today)
        new = {keys[pk]: _lately(by_day[pk], counted[pk].signatures_counted, today) for pk in unknown}
        tolerant(cache.set_many, new, KEPT)
        kept |= new
    return {pk: Momentum(*kept[key]) if kept[key] else None for pk, key in keys.items()}


def _by_day(petitions: Sequence[int], today: date) -> dict[int, dict[date, int]]:
    """Signatures of today and yesterday, by petition and day."""
    tallies = SignatureTally.objects.filter(petition__in=petitions, day__gte=today - timedelta(days=1)).order_by()
    found: dict[int, dict[date, int]] = defaultdict(dict)
    for petition, day, signatures in tallies.values_list("petition", "day").annotate(total=Sum("count")):
        found[petition][day] = signatures
    return found


def _lately(by_day: dict[date, int], everybody: int, today: date) -> tuple[int, str] | None:
    """What ``Momentum`` is made of, as caches keep it."""
    fewest = max(FEWEST, everybody * FEWEST_IN_A_THOUSAND // 1000)
    for since, signatures in ((TODAY, by_day.get(today, 0)), (YESTERDAY, sum(by_day.values()))):
        if signatures > fewest:
            return rounded_down(signatures), since
    return None


def rounded_down(number: int) -> int:
    """The next round number below: by fives, above a hundred to two digits."""
    step = 5 if number <= 100 else 10 ** (len(str(number)) - 2)
    return (number - 1) // step * step
