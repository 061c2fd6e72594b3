"""What every public page may show, whichever app it is of."""

from django.conf import settings
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import CollectionViewRestriction, Locale, Page, PageViewRestriction, Site

from campaign.core.models import CampaignDocument, CampaignImage, CampaignSettings, NavigationSettings
from campaign.core.page_cache.generation import after_raising
from campaign.core.page_cache.shown import shown

shown(Page, PageViewRestriction, CollectionViewRestriction, Redirect, Site, Locale)
shown(CampaignSettings, NavigationSettings, CampaignImage, CampaignDocument)


@after_raising
def tell_the_cache_in_front() -> None:
    """Purge each site's first address, for which the shipped Varnish configuration drops all of the host's."""
    if settings.WAGTAILFRONTENDCACHE:
        purge_urls_from_cache([f"{site.root_url}/" for site in Site.objects.all()])
