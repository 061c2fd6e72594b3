"""Addresses of what is drawn for sharing, under /share/petition/."""

from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlsplit

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from campaign.core.languages.language_prefix import language_of
from campaign.core.languages.site_pages import on_this_site
from campaign.core.models import CampaignSettings
from campaign.core.models.pages import SharePicture
from campaign.core.pages.site_words import site_words
from campaign.core.signed_links import site_address
from campaign.runtime.registry import provides
from campaign.web.public.anonymous_pages import PAGE_MAX_AGE
from petition.models import PetitionPage
from petition.sharing.picture import HEIGHT, WIDTH, Card, drawn

# A petition that thousands sign in a minute is drawn once in this time.
DRAWN_EVERY = 300


@require_safe
def share_picture(request: HttpRequest, petition_id: int) -> HttpResponse:
    """The petition's picture as PNG; 404 where the public may not see the petition. ``?v=`` is for caches only."""
    petition = on_this_site(PetitionPage.objects.live().public()).filter(pk=petition_id).first()
    if petition is None:
        raise Http404
    card = _card(petition)
    said = (card.title, card.organization, card.language, card.progress.goal)  # all but the count
    key = f"share-picture:{petition.pk}:{_digest(said)}"
    picture = cache.get_or_set(key, lambda: drawn(card), DRAWN_EVERY)
    response = HttpResponse(picture, content_type="image/png")
    patch_cache_control(response, public=True, max_age=PAGE_MAX_AGE)
    return response


@provides("petition.share_preview")
def share_preview(request: HttpRequest, petition: PetitionPage) -> HttpResponse:
    """What networks and messengers show of a link to the petition as it is in the editor, saved or not."""
    picture = ""
    own = petition.social_image
    if own is None or own.card() is None:  # the picture within the page: a draft has no public address to draw at
        picture = f"data:image/png;base64,{b64encode(drawn(_card(petition))).decode()}"
    overrides = {"drawn": picture, "alt": _card(petition).alt, "host": urlsplit(site_address(petition)).hostname}
    return petition.render(request, template="petition/admin/share_preview.html", context_overrides=overrides)


@provides("petition.picture_of")
def picture_of(petition: PetitionPage) -> SharePicture:
    return SharePicture(url=picture_address(petition), width=WIDTH, height=HEIGHT, alt=_card(petition).alt)


def picture_address(petition: PetitionPage) -> str:
    """Networks keep a picture by its address: a new title, percent or digit of the count, and the first signature."""
    digits = 0 if petition.awaits_first else len(str(petition.signatures_counted))
    said = (petition.title_when_shared, petition.progress.percent, digits)
    return f"{site_address(petition)}{reverse('share_picture', args=[petition.pk])}?v={_digest(said)}"


def _card(petition: PetitionPage) -> Card:
    site = petition.get_site()
    campaign = CampaignSettings.for_site(site) if site else None
    return Card(
        title=petition.title_when_shared,
        progress=petition.progress,
        organization=site_words(campaign, language_of(petition)).organization_name if campaign else "",
        language=language_of(petition),
        awaits_first=petition.awaits_first,
    )


def _digest(said: tuple) -> str:
    return sha256(repr(said).encode()).hexdigest()[:12]
