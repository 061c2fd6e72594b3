"""What of endorsers public pages show."""

from campaign.core.page_cache.shown import shown
from endorsers.models import Endorser

shown(Endorser)
