"""On which day, and in which slot, a signature is counted."""

from datetime import date, datetime

from django.utils import timezone

from petition.models.tallies import SLOTS


def place_of(pk: int, counted_since: datetime) -> tuple[date, int]:
    """The day on which a signature began to count, where the campaign is, and its slot.

    Not in the current time zone: Wagtail's admin activates that of the editor.
    """
    return timezone.localdate(counted_since, timezone.get_default_timezone()), pk % SLOTS


def began_today(now: datetime | None = None) -> datetime:
    """When the present day began, where the campaign is."""
    local = timezone.localtime(now or timezone.now(), timezone.get_default_timezone())
    return local.replace(hour=0, minute=0, second=0, microsecond=0)
