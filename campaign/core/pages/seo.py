"""What a page says of itself to search engines and to whoever shares it, as ``includes/social_meta.html`` writes it."""

from typing import Any

from django.http import HttpRequest

from campaign.core.media.shapes import absolute


def seo(page: Any, request: HttpRequest, campaign: Any = None) -> dict[str, Any]:
    """``{"title", "description", "canonical", "robots", "social": {…}, "structured_data"}`` of a BasePage.

    ``campaign`` is the site's CampaignSettings, whose picture serves a page without one. ``social`` has ``title``,
    ``description`` and ``image`` (``{"url", "width", "height", "alt"}`` or None).
    """
    return {
        "title": page.seo_title or page.title,
        "description": page.search_description or page.description_when_shared,
        "canonical": page.canonical_url(request),
        "robots": "noindex" if page.hide_from_search_engines else "",
        "social": {
            "title": page.title_when_shared,
            "description": page.description_when_shared,
            "image": shared_picture(page, campaign),
        },
        "structured_data": page.structured_data(request),
    }


def shared_picture(page: Any, campaign: Any = None) -> dict[str, Any] | None:
    """``{"url", "width", "height", "alt"}`` for cards: the page's own, else one that is drawn, else the site's."""
    own = page.social_image.card() if page.social_image else None
    if own is None and (drawn := page.drawn_picture()):
        return vars(drawn)
    general = campaign.social_image.card() if campaign and campaign.social_image else None
    card = own or general
    return {"url": absolute(card.url), "width": card.width, "height": card.height, "alt": card.alt} if card else None
