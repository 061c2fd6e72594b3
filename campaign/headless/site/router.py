"""``GET /site/`` and ``GET /navigation/``: what base template, header and footer show."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_info, override
from django.utils.translation import gettext as _
from ninja import Query, Router
from ninja.decorators import decorate_view
from wagtail.blocks import StreamValue
from wagtail.models import Page, Site

from campaign.core.access.visibility import is_public
from campaign.core.blocks.links import LinkValue
from campaign.core.languages.language_prefix import language_of
from campaign.core.media.shapes import image_shape
from campaign.core.models import CampaignSettings, NavigationSettings
from campaign.core.models.site_settings import SOCIAL_NETWORKS
from campaign.core.pages.site_words import shared_words
from campaign.core.pages.translations import in_language, own_name, versions
from campaign.core.sharing.texts import by_network
from campaign.core.signed_links import here_absolute
from campaign.core.theming.tokens import tokens
from campaign.headless.cache_headers import public_for
from campaign.headless.campaign_api import answers
from campaign.headless.requests.in_language import InLanguage
from campaign.headless.site.schemas import NavigationOut, RootOut, SiteOut

router = Router(tags=["Site"])

KEPT = 60


@router.get("/", response=answers(RootOut, 422), operation_id="readRoot", summary="Where everything is")
@decorate_view(public_for(KEPT))
def read_root(request: HttpRequest) -> dict[str, str]:
    """The addresses of this API's description and of the others."""
    pages, images, documents = (reverse(f"wagtailapi:{kind}:listing") for kind in ("pages", "images", "documents"))
    addresses = {
        "openapi": reverse("campaign_api:openapi-json"),
        "docs": reverse("campaign_api:openapi-view"),
        "pages": pages,
        "images": images,
        "documents": documents,
        "osdi": reverse("osdi:entry_point"),
        "puzzle": reverse("signature_puzzle"),
    }
    return {name: here_absolute(address) for name, address in addresses.items()}


@router.get("/site/", response=answers(SiteOut, 400, 404, 422), operation_id="readSite", summary="The site")
@decorate_view(public_for(KEPT))
def read_site(request: HttpRequest, asked: Query[InLanguage]) -> dict[str, Any]:
    """Who runs the campaign, its languages, its look as tokens, the texts for sharing. 404 before it is launched."""
    site, language = _site(request), asked.language(request)
    campaign = CampaignSettings.for_site(site)
    with override(language):
        words, root = campaign.words, in_language(site.root_page, language)
        return {
            "name": campaign.shown_name or root.title,
            "tagline": words.tagline,
            "url": root.get_full_url(request),
            "locale": language_of(root),
            "languages": _languages(root, request),
            "logo": image_shape(campaign.logo),
            "contact_email": campaign.contact_email,
            "postal_address": words.postal_address,
            "accounts": _accounts(campaign),
            "privacy_page": _page_link(campaign.privacy_page),
            "signer_page": here_absolute(reverse("signer:link")),
            "share": _share_texts(campaign, language),
            "share_image": image_shape(campaign.social_image),
            "theme": tokens(campaign),
        }


@router.get(
    "/navigation/", response=answers(NavigationOut, 400, 404, 422), operation_id="readNavigation", summary="The menus"
)
@decorate_view(public_for(KEPT))
def read_navigation(request: HttpRequest, asked: Query[InLanguage]) -> dict[str, Any]:
    """The menus as the site shows them to readers of the language: without links to what is not public."""
    site = _site(request)
    menus = NavigationSettings.for_site(site)
    with override(asked.language(request)):
        footer = list(_links(menus.footer))
        if not len(menus.footer) and (privacy := _page_link(CampaignSettings.for_site(site).privacy_page)):
            footer = [privacy | {"text": _("Privacy")}]
        own = {"text": _("Your signature"), "url": here_absolute(reverse("signer:link")), "page": None}
        return {
            "header": list(_links(menus.header)),
            "button": next(_links(menus.header_button), None),
            "footer": [*footer, own],
        }


def _site(request: HttpRequest) -> Site:
    site = Site.find_for_request(request)
    if site is None or not is_public(site.root_page):
        raise Http404
    return site


def _languages(root: Page, request: HttpRequest) -> list[dict[str, Any]]:
    found = [(version.language, version.name, version.is_bidi, version.url) for version in versions(root, request)]
    if not found:
        code = language_of(root)
        found = [(code, own_name(code), get_language_info(code)["bidi"], root.get_full_url(request) or "")]
    return [
        {"code": code, "name": name, "direction": "rtl" if is_bidi else "ltr", "url": url}
        for code, name, is_bidi, url in found
    ]


def _accounts(campaign: CampaignSettings) -> list[dict[str, str]]:
    return [
        {"network": network, "name": str(campaign._meta.get_field(network).verbose_name), "url": address}
        for network in SOCIAL_NETWORKS
        if (address := getattr(campaign, network))
    ]


def _share_texts(campaign: CampaignSettings, language: str) -> dict[str, Any]:
    words = shared_words(campaign, language)
    mail, posts = by_network(words.get("share_texts"))
    return {
        "text": words.get("share_text") or "",
        "email_subject": mail.get("subject") or words.get("share_email_subject") or "",
        "email_body": mail.get("body") or words.get("share_email_body") or "",
        "posts": posts,
    }


def _links(menu: StreamValue) -> Iterator[dict[str, Any]]:
    values: Iterable[LinkValue] = (block.value for block in menu)
    return (
        {"text": link.text, "url": link.full_url, "page": link.page.pk if link.page else None}
        for link in values
        if link.href
    )


def _page_link(page: Page | None) -> dict[str, Any] | None:
    """In the reader's language; None for a page that is not public."""
    page = in_language(page, get_language() or "") if page else None
    if page is None or not is_public(page):
        return None
    return {"text": page.title, "url": page.full_url, "page": page.pk}
