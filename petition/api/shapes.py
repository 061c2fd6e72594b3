"""How petitions look in the headless API."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import override
from wagtail.models import Site

from campaign.core.languages.language_prefix import language_of
from campaign.core.media.shapes import absolute
from campaign.core.models import CampaignImage, CampaignSettings
from campaign.core.sharing.links import share_links
from campaign.core.sharing.texts import share_words
from campaign.core.text.rich_text import absolute_html, plain_text
from petition.api.form_schema import form_schema
from petition.counting.momentum import momenta
from petition.form.forms import SignForm
from petition.models import PetitionPage, PetitionUpdatePage
from petition.models.updates import mailed_at
from petition.models.wording_counts import WordingCount, counts_by_wording
from petition.sharing.views import picture_address


def petition_shapes(petitions: list[PetitionPage], request: HttpRequest) -> list[dict[str, Any]]:
    """The shape of each, with a number of queries that does not grow with them."""
    campaign = CampaignSettings.for_site(Site.find_for_request(request))
    PetitionPage.load_together(petitions, {"statement", "social_image", "signatures_counted"})
    counts = counts_by_wording(petitions)
    lately = momenta(petitions)
    return [
        _shape(petition, counts[petition.counted_id], campaign, request) | {"lately": lately.get(petition.counted_id)}
        for petition in petitions
    ]


def update_shapes(updates: list[PetitionUpdatePage], request: HttpRequest) -> list[dict[str, Any]]:
    """The shape of each, with a number of queries that does not grow with them."""
    PetitionUpdatePage.load_together(updates, {"body"})
    mailed = mailed_at(updates)
    return [
        {
            "id": update.pk,
            "title": update.title,
            "date": update.date,
            "html_url": update.canonical_url(request),
            "introduction": {"html": absolute_html(update.introduction), "text": plain_text(update.introduction)},
            "body": update.body.stream_block.get_api_representation(update.body),
            "mailed_at": mailed.get(update.translation_key),
        }
        for update in updates
    ]


def _wording_shape(count: WordingCount) -> dict[str, Any]:
    return {
        "number": count.wording.number,
        "language": count.wording.language,
        "text": count.wording.text,
        "sha256": count.wording.digest,
        "published_at": count.wording.published_at,
        "signatures": count.signatures,
    }


def _shape(
    petition: PetitionPage, counts: list[WordingCount], campaign: CampaignSettings, request: HttpRequest
) -> dict[str, Any]:
    with override(language_of(petition)):
        return {
            "id": petition.pk,
            "locale": language_of(petition),
            "title": petition.title,
            "html_url": petition.canonical_url(request),
            "statement": petition.statement.stream_block.get_api_representation(petition.statement),
            "state": petition.current_state,
            "closing_text": _closing_text(petition),
            "signatures": petition.signatures_counted,
            "goal": petition.progress.goal,
            "wording": next((one.wording.number for one in counts if one.wording.pk == petition.wording_id), None),
            "wordings": [_wording_shape(one) for one in counts],
            "form": form_schema(SignForm(petition=petition)),
            "share": _share(petition, campaign, request),
        }


def _closing_text(petition: PetitionPage) -> dict[str, str] | None:
    words = "" if petition.is_open() else petition.closing_words
    return {"html": absolute_html(words), "text": plain_text(words)} if words else None


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
    card = image.card() if image else None
    return absolute(card.url) if card else None
