"""Petitions, what signers are asked, what they gave, and how it is counted."""

from .access_rules import AccessRule
from .comments import CommentReason, CommentReport
from .consents import ConsentText
from .events import SignatureEvent
from .goals import LostMilestone, Milestone, NextGoal
from .import_export import SignatureExport, SignatureImport
from .index_page import PetitionIndexPage
from .invalidation import InvalidationRun
from .logs import LogBatch, LoggedPaper, PetitionLog
from .mail_texts import MailText
from .offline import OfflineBatch
from .pages import PetitionPage
from .partners import Partner, PartnerConsent, PartnerKey
from .questions import PetitionQuestion, QuestionKey
from .raised_limits import RaisedLimit
from .signatures import Signature
from .tallies import FacetTally, PartnerTally, SignatureTally
from .updates import PetitionUpdatePage
from .wordings import StatementWording

__all__ = [
    "AccessRule",
    "CommentReason",
    "CommentReport",
    "ConsentText",
    "FacetTally",
    "InvalidationRun",
    "LogBatch",
    "LoggedPaper",
    "LostMilestone",
    "MailText",
    "Milestone",
    "NextGoal",
    "OfflineBatch",
    "Partner",
    "PartnerConsent",
    "PartnerKey",
    "PartnerTally",
    "PetitionIndexPage",
    "PetitionLog",
    "PetitionPage",
    "PetitionQuestion",
    "PetitionUpdatePage",
    "QuestionKey",
    "RaisedLimit",
    "Signature",
    "SignatureEvent",
    "SignatureExport",
    "SignatureImport",
    "SignatureTally",
    "StatementWording",
]
