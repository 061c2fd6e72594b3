"""The page that a browser shows where there is no network, and the service worker that keeps it for that."""

import json
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Site

from campaign.core.models import CampaignSettings
from campaign.core.pages.translations import languages_of, own_language
from campaign.core.templatetags.campaign_theme import theme_address
from campaign.web.failures.outages import FRAMED_PATH
from campaign.web.front.cache_key import API, never_kept
from campaign.web.policy.content_security import own_policy
from campaign.web.static_files import style_sheets

# Browsers ask with each page whether the worker is still the same; the page cache may say so without Django.
CACHE_CONTROL = "public, no-cache, s-maxage=60"


def service_worker(request: HttpRequest) -> HttpResponse:
    """GET /service-worker.js: with OFFLINE_PAGE off, one that takes itself out of each browser that has one."""
    if settings.OFFLINE_PAGE:
        script = render_to_string("service_worker.js", _contents(request))
    else:
        script = render_to_string("service_worker_off.js")
    headers = {"Cache-Control": CACHE_CONTROL}
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers=headers)


def is_left_alone(path: str) -> bool:
    """True for addresses that have nothing to do with the worker: the admin, the API, frames, mailed links."""
    return path.startswith(_left_alone())


def _left_alone() -> tuple[str, ...]:
    return (*never_kept(), API, FRAMED_PATH)


def _contents(request: HttpRequest) -> dict[str, str]:
    site = Site.find_for_request(request)
    theme = theme_address(site and CampaignSettings.for_site(site))
    styles = _script([*style_sheets(), *([theme] if theme else [])])
    return {
        "pages": _script(_pages(site, request)),
        "styles": styles,
        "left_alone": _script(_left_alone()),
        "headers": _script({"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": own_policy()}),
        "version": sha256(styles.encode()).hexdigest()[:12],
    }


def _pages(site: Site | None, request: HttpRequest) -> list[tuple[str, str]]:
    """What addresses in a language begin with, and the page in it; the site's own language last."""
    own = own_language(site)
    pages: list[tuple[str, str]] = []
    for language in [*(code for code in languages_of(site) if code != own), own]:
        with override(language):
            pages.append((reverse("wagtail_serve", args=[""]), render_to_string("offline.html", request=request)))
    return pages


def _script(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
