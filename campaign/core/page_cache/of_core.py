"""What every public page may show, whichever app it is of."""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import CollectionViewRestriction, Locale, Page, PageViewRestriction, Site

from campaign.core.models import CampaignDocument, CampaignImage, CampaignSettings, NavigationSettings
from campaign.core.page_cache.shown import shown

shown(Page, PageViewRestriction, CollectionViewRestriction, Redirect, Site, Locale)
shown(CampaignSettings, NavigationSettings, CampaignImage, CampaignDocument)
