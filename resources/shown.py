"""What of the library public pages show, beside its pages."""

from campaign.core.page_cache.shown import shown
from resources.models import ResourcePublisher, Topic

shown(ResourcePublisher, Topic)
