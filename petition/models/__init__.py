"""Petitions, what signers are asked, what they gave, and how it is counted."""

from .pages import PetitionPage
from .questions import PetitionQuestion
from .signatures import Signature
from .tallies import SignatureTally

__all__ = ["PetitionPage", "PetitionQuestion", "Signature", "SignatureTally"]
