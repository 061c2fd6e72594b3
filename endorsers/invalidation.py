"""What of endorsers public pages show."""

from campaign.core.public_state.invalidation import invalidated_by
from endorsers.models import Endorser, FormerSlug

invalidated_by(Endorser, FormerSlug)
