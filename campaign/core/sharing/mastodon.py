"""Sharing on Mastodon where no script runs: a form asks for the reader's server and answers with a link to it."""

import re
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from wagtail.models import Page, Site

from campaign.core.languages.site_pages import on_this_site
from campaign.core.models import BasePage, CampaignSettings
from campaign.core.sharing.links import carried, with_source
from campaign.core.sharing.texts import share_words

HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d{1,5})?")
HOST_LENGTHS = range(4, 254)


def mastodon_page(page: BasePage, source: Mapping[str, str]) -> str:
    """The address of the form, with the source of this visit; empty for a page that is not saved yet."""
    if page.pk is None:
        return ""
    address = reverse("share_mastodon", args=[page.pk])
    return f"{address}?{urlencode(source)}" if source else address


def share_on_mastodon(request: HttpRequest, page_id: int) -> HttpResponse:
    """``?server=`` gives a link to that server's own form for a post; a redirect would let anybody send people on.

    404 where the public may not see the page, 422 where ``server`` names none.
    """
    page = on_this_site(Page.objects.live().public()).filter(pk=page_id).specific().first()
    if not isinstance(page, BasePage):
        raise Http404
    typed = request.GET.get("server", "")[:300]
    host = server_named(typed)
    wrong = bool(typed) and not host
    context = {
        "shared": page,
        "typed": typed,
        "host": host,
        "address": _address(page, request, host) if host else "",
        "wrong": wrong,
        "source": carried(request.GET),
    }
    return render(request, "core/share_on_mastodon.html", context, status=422 if wrong else 200)


def server_named(words: str) -> str:
    """The host in ``https://mastodon.example/@me``, ``@me@mastodon.example`` or ``mastodon.example``; empty if none."""
    name = re.sub(r"^https?://", "", words.strip(), flags=re.IGNORECASE).split("/")[0].rpartition("@")[2]
    return name.lower() if len(name) in HOST_LENGTHS and HOST.fullmatch(name) else ""


def _address(page: BasePage, request: HttpRequest, host: str) -> str:
    site = Site.find_for_request(request)
    words = share_words(page, CampaignSettings.for_site(site) if site else None)
    url = with_source(page.address_to_share(request, carried(request.GET)), "mastodon")
    text = f"{words.post('mastodon')} {url}"
    return f"https://{host}/share?{urlencode({'text': text}, quote_via=quote, safe='')}"
