"""The ground that every room builds on: pages, media, site settings, navigation."""

from .documents import CampaignDocument
from .images import CampaignImage, CampaignRendition
from .navigation import NavigationSettings
from .pages import BasePage
from .public_generation import PublicGeneration
from .scheduled_jobs import ScheduledJob
from .site_settings import CampaignSettings

__all__ = [
    "BasePage",
    "CampaignDocument",
    "CampaignImage",
    "CampaignRendition",
    "CampaignSettings",
    "NavigationSettings",
    "PublicGeneration",
    "ScheduledJob",
]
