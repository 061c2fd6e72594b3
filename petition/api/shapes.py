"""How petitions look in the headless API."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import override
from wagtail.blocks import StreamValue
from wagtail.models import Site

from campaign.core.languages.language_prefix import language_of
from campaign.core.models import CampaignSettings
from campaign.core.pages.seo import shared_picture
from campaign.core.sharing.links import share_links
from campaign.core.sharing.texts import share_words
from campaign.core.signed_links import here_absolute
from campaign.core.text.rich_text import rich_text_shape
from campaign.headless.public_pages import translations_of
from petition.api.form_schema import form_schema
from petition.counting.momentum import momenta
from petition.form.forms import SignForm
from petition.models import PetitionPage, PetitionUpdatePage
from petition.models.updates import mailed_at
from petition.models.wording_counts import WordingCount, counts_by_wording


def petition_shapes(petitions: list[PetitionPage], request: HttpRequest) -> list[dict[str, Any]]:
    """The shape of each, with a number of queries that does not grow with them."""
    campaign = CampaignSettings.for_site(Site.find_for_request(request))
    PetitionPage.load_together(petitions, {"statement", "next_steps", "social_image", "signatures_counted"})
    counts, languages = counts_by_wording(petitions), translations_of(petitions, request)
    lately = momenta(petitions)
    return [
        _shape(petition, counts[petition.counted_id], campaign, request)
        | {"lately": lately.get(petition.counted_id), "translations": languages[petition.translation_key]}
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
            "introduction": rich_text_shape(update.introduction),
            "body": _blocks(update.body),
            "mailed_at": mailed.get(update.translation_key),
        }
        for update in updates
    ]


def wording_shape(count: WordingCount) -> dict[str, Any]:
    return {
        "number": count.wording.number,
        "language": count.wording.language,
        "text": count.wording.text,
        "sha256": count.wording.digest,
        "published_at": count.wording.published_at,
        "correction": count.wording.correction,
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
            "published_at": petition.last_published_at,
            "introduction": rich_text_shape(petition.introduction),
            "target": petition.target,
            "statement": _blocks(petition.statement),
            "state": petition.current_state,
            "closes_at": petition.closes_at,
            "closing_text": _closing_text(petition),
            "signatures": petition.signatures_counted,
            "on_paper": petition.signatures_offline,
            "goal": petition.progress.goal,
            "goals": petition.goals,
            "wording": next((one.wording.number for one in counts if one.wording.pk == petition.wording_id), None),
            "wordings": [wording_shape(one) for one in counts],
            "form": form_schema(SignForm(petition=petition)),
            "thanks": {
                "heading": petition.thanks_heading,
                "text": rich_text_shape(petition.thanks_text),
                "next_steps": _blocks(petition.next_steps),
            },
            "share": _share(petition, campaign, request),
        }


def _closing_text(petition: PetitionPage) -> dict[str, str] | None:
    words = "" if petition.is_open() else petition.closing_words
    return rich_text_shape(words) if words else None


def _blocks(stream: StreamValue) -> list[dict[str, Any]]:
    return stream.stream_block.get_api_representation(stream)


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
        "image": shared_picture(petition),
        "qr_url": here_absolute(reverse("share_qr", args=[petition.pk])),
        "links": [vars(link) | {"template": link.template(url)} for link in links],
    }
