"""Petitions, what signers are asked, what they gave, and how it is counted."""

from .access_rules import AccessRule
from .consents import ConsentText
from .events import SignatureEvent
from .goals import Milestone, NextGoal
from .invalidation import InvalidationRun
from .mail_texts import MailText
from .offline import OfflineBatch
from .pages import PetitionPage
from .partners import Partner, PartnerConsent, PartnerKey
from .questions import PetitionQuestion
from .signatures import Signature
from .tallies import PlaceTally, SignatureTally
from .transfers import SignatureExport, SignatureImport
from .updates import PetitionUpdatePage
from .versions import SigningVersion

__all__ = [
    "AccessRule",
    "ConsentText",
    "InvalidationRun",
    "MailText",
    "Milestone",
    "NextGoal",
    "OfflineBatch",
    "Partner",
    "PartnerConsent",
    "PartnerKey",
    "PetitionPage",
    "PetitionQuestion",
    "PetitionUpdatePage",
    "PlaceTally",
    "Signature",
    "SignatureEvent",
    "SignatureExport",
    "SignatureImport",
    "SignatureTally",
    "SigningVersion",
]
