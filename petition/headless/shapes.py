"""How petitions look in the headless API."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import override
from wagtail.images.models import SourceImageIOError
from wagtail.models import Site

from campaign.core.languages.addresses import language_of
from campaign.core.media_shapes import absolute
from campaign.core.models import CampaignImage, CampaignSettings
from campaign.core.models.pages import SOCIAL_IMAGE
from campaign.core.share_words import share_words
from campaign.core.sharing import share_links
from petition.forms import SignForm
from petition.headless.form_schema import form_schema
from petition.models import PetitionPage
from petition.sharing.views import picture_address


def petition_shapes(petitions: list[PetitionPage], request: HttpRequest) -> list[dict[str, Any]]:
    """The shape of each, with a number of queries that does not grow with them."""
    campaign = CampaignSettings.for_site(Site.find_for_request(request))
    PetitionPage.load_together(petitions, {"statement", "social_image", "signatures_counted"})
    return [_shape(petition, campaign, request) for petition in petitions]


def _shape(petition: PetitionPage, campaign: CampaignSettings, request: HttpRequest) -> dict[str, Any]:
    with override(language_of(petition)):
        return {
            "id": petition.pk,
            "locale": language_of(petition),
            "title": petition.title,
            "html_url": petition.canonical_url(request),
            "statement": petition.statement.stream_block.get_api_representation(petition.statement),
            "state": petition.current_state,
            "signatures": petition.signatures_counted,
            "goal": petition.progress.goal,
            "form": form_schema(SignForm(petition=petition)),
            "share": _share(petition, campaign, request),
        }


def _share(petition: PetitionPage, campaign: CampaignSettings, request: HttpRequest) -> dict[str, Any]:
    url, title = petition.canonical_url(request), petition.title_when_shared
    words = share_words(petition, campaign, text=petition.description_when_shared)
    links = share_links(
        url=url,
        title=title,
        words=words,
    )
    return {
        "url": url,
        "title": title,
        "text": words.text,
        "image": _picture(petition.social_image) or picture_address(petition),
        "links": [{"network": link.network, "label": link.label, "href": link.href} for link in links],
    }


def _picture(image: CampaignImage | None) -> str | None:
    try:
        return absolute(image.get_rendition(SOCIAL_IMAGE).url) if image else None
    except SourceImageIOError:  # its file is gone; the petition is not
        return None
