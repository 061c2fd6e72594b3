"""How long a site keeps personal data."""

from calendar import monthrange
from datetime import datetime

from wagtail.models import Site

from campaign.core.models import CampaignSettings


def cutoff(site: Site | None, now: datetime) -> datetime | None:
    """The time before which the site's personal data is due to go; None where the site keeps it.

    What is on no site any more goes by no other's settings: it is kept for as long as a new site would keep it.
    """
    months = (CampaignSettings.for_site(site) if site else CampaignSettings()).retention_months
    return _months_before(now, months) if months else None


def removed_on(site: Site, last_heard_of: datetime) -> datetime | None:
    """When the data of somebody who was heard of last at that time is due to go; None where the site keeps it."""
    months = CampaignSettings.for_site(site).retention_months
    return _months_before(last_heard_of, -months) if months else None


def _months_before(moment: datetime, months: int) -> datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)
