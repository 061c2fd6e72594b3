"""Organizations that endorse the campaign, who speaks for them, and the page that lists them."""

from .contacts import EndorsementContact
from .endorsers import Endorser
from .events import EndorserEvent
from .imports import EndorserImport
from .logos import PendingLogo
from .pages import EndorsersPage
from .review_tasks import EndorsementReview
from .slugs import FormerSlug

__all__ = [
    "EndorsementContact",
    "EndorsementReview",
    "Endorser",
    "EndorserEvent",
    "EndorserImport",
    "EndorsersPage",
    "FormerSlug",
    "PendingLogo",
]
