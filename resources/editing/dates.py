"""Dates as people write them in lists: to the day, the month or the year."""

import re
from datetime import date
from functools import cache

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.dates import MONTHS, MONTHS_3, MONTHS_ALT
from django.utils.translation import gettext as _

NUMBERS = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
MONTH_AND_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?")
YEAR = re.compile(r"\d{4}")
# Between the parts of a date: "12 de mayo de 2023", "the 12th of May".
LINKING = {"de", "del", "of", "the", "le", "el"}


def read_date(text: str) -> tuple[date, str]:
    """The first day that is meant, and how much is known: ``day``, ``month`` or ``year``.

    Months have their names in any language of the site, whole or short. Raises ValidationError, with the forms that
    are understood, also for 5/12/2023: its first number is a day to some and a month to others.
    """
    year, month, day = _numbers(text.strip()) or _words(text) or (None, None, None)
    try:
        known = date(int(year), int(month or 1), int(day or 1))
    except (TypeError, ValueError):
        raise ValidationError(
            _("Write the date as 4 December 2025, December 2025, 2025-12-04, 2025-12 or 2025.")
        ) from None
    return known, "day" if day else "month" if month else "year"


def _numbers(text: str) -> tuple | None:
    if found := NUMBERS.fullmatch(text):
        return found.groups()
    if found := MONTH_AND_YEAR.fullmatch(text):
        return found[2], found[1], None
    return None


def _words(text: str) -> tuple | None:
    """Year, month and day of a date with a month's name in it, in any order; None where it is not one."""
    words = [word for word in re.split(r"[\s,]+", text.casefold()) if word and word not in LINKING]
    months = [word for word in words if word.rstrip(".") in _months()]
    years = [word for word in words if YEAR.fullmatch(word)]
    days = [word for word in words if word not in months and DAY.fullmatch(word)]
    if len(months) != 1 or len(years) != 1 or len(days) > 1 or len(words) != 2 + len(days):
        return None
    day = DAY.fullmatch(days[0])[1] if days else None
    return years[0], _months()[months[0].rstrip(".")], day


@cache
def _months() -> dict[str, int]:
    """The number of each month by its names, whole and short, in the site's languages."""
    found = {"sept": 9}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for names in (MONTHS, MONTHS_3, MONTHS_ALT):
                found |= {str(name).casefold().rstrip("."): number for number, name in names.items()}
    return found
