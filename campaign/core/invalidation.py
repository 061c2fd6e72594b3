"""Cache invalidation by what every public page may show, whichever app it is of; purges a cache in front."""

from django.conf import settings
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import CollectionViewRestriction, Locale, Page, PageViewRestriction, Site

from campaign.core.models import CampaignDocument, CampaignImage, CampaignSettings, NavigationSettings
from campaign.core.public_state.generation import after_raising
from campaign.core.public_state.invalidation import invalidated_by

invalidated_by(Page, PageViewRestriction, Site, decide_who_signs=True)
invalidated_by(CollectionViewRestriction, Redirect, Locale)
invalidated_by(CampaignSettings, NavigationSettings, CampaignImage, CampaignDocument)


@after_raising
def tell_the_cache_in_front() -> None:
    """Purge each site's first address, for which the shipped Varnish configuration drops all of the host's."""
    if settings.WAGTAILFRONTENDCACHE:
        purge_urls_from_cache([f"{site.root_url}/" for site in Site.objects.all()])
