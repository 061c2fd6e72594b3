"""Which site a mail is of. One whose site is not known waits: it never goes out in another site's name."""

from wagtail.models import Page, Site

from campaign.core.models import CampaignSettings


class SiteUnknownError(Exception):
    """The mail's page is on no site, or on one that this process does not know yet."""


def campaign_of(page: Page) -> CampaignSettings:
    """The settings of the page's own site: who sends, and from where. Raises SiteUnknownError."""
    site = page.get_site() if page.path else None
    if site is None:
        raise SiteUnknownError(f"The page {page.pk} is on no site.")
    return campaign_of_site(site)


def campaign_of_site(site: Site) -> CampaignSettings:
    """The same, of a site, which stands on the settings as it is now."""
    campaign = CampaignSettings.for_site(site)
    campaign.site = site
    return campaign
