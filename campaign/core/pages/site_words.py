"""What a site says of itself in the language of whoever reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.blocks import StructValue

from campaign.core.pages.translations import own_language

SHARED = ("share_text", "share_email_subject", "share_email_body", "share_texts")
NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True)
class SiteWords:
    """Who runs the campaign. What nobody wrote in the language is in the site's own."""

    organization_name: str
    tagline: str
    postal_address: str


def site_words(campaign: Any, language: str) -> SiteWords:
    """``campaign`` is the site's CampaignSettings."""
    own = _in_language(campaign, language)
    return SiteWords(**{name: own.get(name) or getattr(campaign, name) for name in SiteWords.__dataclass_fields__})


def shared_words(campaign: Any, language: str) -> Mapping[str, Any]:
    """The texts for sharing, by field of the settings; none in a language in which nobody wrote them.

    The title of a page in its own language says more than a text in another.
    """
    own = _in_language(campaign, language)
    if own or not any(getattr(campaign, name) for name in SHARED) or language != own_language(campaign.site):
        return own
    return {name: getattr(campaign, name) for name in SHARED}


def _in_language(campaign: Any, language: str) -> StructValue | Mapping[str, Any]:
    return next(
        (entry.value for entry in campaign.other_languages if entry.value["language"] == language),
        NOTHING,
    )
