"""Where a chart's lines and labels stand."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language_bidi

from campaign.core.text.layout.bidi import FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE

LINES_AT_MOST = 5
# From here on a label names a month, not a day.
MANY_DAYS = 300


def ticks(most: int) -> list[int]:
    """Round numbers above nought, at even distances, the last one at ``most`` or above it; ``[1]`` for nought."""
    unit = 1
    while True:
        for step in (unit, 2 * unit, 5 * unit):
            if step * LINES_AT_MOST >= most:
                return [step * number for number in range(1, max(-(-most // step), 1) + 1)]
        unit *= 10


def label(day: date, days: Sequence[date]) -> str:
    """The day in the active language, as exactly as the whole time needs; readable in a drawing of any direction."""
    words = date_format(day, "YEAR_MONTH_FORMAT" if (days[-1] - days[0]).days > MANY_DAYS else "MONTH_DAY_FORMAT")
    return f"{FIRST_STRONG_ISOLATE}{words}{POP_DIRECTIONAL_ISOLATE}" if get_language_bidi() else words


def thinned(values: Sequence, most: int) -> list:
    """At most so many of the values at even distances, the first and the last one among them."""
    if len(values) <= most:
        return list(values)
    last = len(values) - 1
    return [values[round(place * last / (most - 1))] for place in range(most)]
