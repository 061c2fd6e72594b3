"""The ground that every room builds on: pages, media, site settings, navigation."""

from campaign.core.public_state.public_generation import PublicGeneration

from .backups import Backup
from .cleaned_texts import CleanedTexts
from .documents import CampaignDocument
from .images import CampaignImage, CampaignRendition
from .navigation import NavigationSettings
from .own_words import OwnWords
from .pages import BasePage
from .site_settings import CampaignSettings
from .translated_texts import TranslatedTexts

__all__ = [
    "Backup",
    "BasePage",
    "CampaignDocument",
    "CampaignImage",
    "CampaignRendition",
    "CampaignSettings",
    "CleanedTexts",
    "NavigationSettings",
    "OwnWords",
    "PublicGeneration",
    "TranslatedTexts",
]
