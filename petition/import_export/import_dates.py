"""The day of signing, as lists have it."""

import re
from contextlib import suppress
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from petition.models import SignatureImport

CAMPAIGN_ZONE = timezone.get_default_timezone()  # the current one is that of the editor
DATE_FORMATS = {
    SignatureImport.DateOrder.ISO: ("%Y-%m-%d", "%Y/%m/%d"),
    SignatureImport.DateOrder.DAY_FIRST: ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y", "%d.%m.%y"),
    SignatureImport.DateOrder.MONTH_FIRST: ("%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y"),
}
# Spreadsheets count days from here (with a leap day in 1900 that was none).
_DAY_NOUGHT = datetime(1899, 12, 30)  # noqa: DTZ001
_SERIALS = range(20_000, 80_000)  # 1954 to 2119
LONGEST = 40
_TIME = re.compile(r" {0,3}[0-9]{1,2}[:.h][0-9]{2}")


def signing_time(text: str, *, formats: tuple[str, ...], now: datetime) -> datetime:
    """The time of signing: now where none is said, noon where only the day is. Raises ValidationError in words."""
    if not text:
        return now
    moment = _parsed(text, formats) if len(text) <= LONGEST else None
    if moment is None or moment.year < 1900:
        words = _("Write the day in the order that you chose, such as %(example)s, or as 2025-12-04.")
        example = datetime(2025, 12, 4).strftime(formats[0])  # noqa: DTZ001
        raise ValidationError(words % {"example": example})
    if moment <= now:
        return moment
    if timezone.localdate(moment, CAMPAIGN_ZONE) == timezone.localdate(now, CAMPAIGN_ZONE):
        return now
    raise ValidationError(_("This date is in the future."))


def _parsed(text: str, formats: tuple[str, ...]) -> datetime | None:
    try:
        moment = _of_serial(text) or parse_datetime(text)
    except ValueError:
        return None
    day, _blank, rest = text.partition(" ")
    for pattern in formats if moment is None and (not rest or _TIME.match(rest)) else ():
        with suppress(ValueError):
            moment = datetime.strptime(day, pattern).replace(hour=12)  # noqa: DTZ007
            break
    if moment is not None and moment.tzinfo is None and len(text) == len("2025-12-04") and text.count("-") == 2:
        moment = moment.replace(hour=12)
    return moment if moment is None or timezone.is_aware(moment) else timezone.make_aware(moment, CAMPAIGN_ZONE)


def _of_serial(text: str) -> datetime | None:
    """45992 and 45992.5 are days that a spreadsheet shows as numbers (case X7)."""
    whole, _point, part = text.partition(".")
    if not (whole.isdecimal() and len(whole) == 5 and int(whole) in _SERIALS and (not part or part.isdecimal())):
        return None
    fraction = float(f"0.{part[:9]}") if part.strip("0") else 0.5
    return _DAY_NOUGHT + timedelta(days=int(whole), seconds=round(fraction * 86_400))
