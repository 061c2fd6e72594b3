"""What machines look for at fixed addresses, beside robots.txt and the sitemap."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Site

from campaign.core.access.visibility import is_public
from campaign.core.models import CampaignSettings
from campaign.core.signed_links import here_absolute
from campaign.web.crawlers.search_engines import shown_to_search_engines

MOST_PAGES = 100


@require_safe
def llms_txt(request: HttpRequest) -> HttpResponse:
    """A short guide for language models (llmstxt.org): who runs the site, its main pages, where data is."""
    site = Site.find_for_request(request)
    if site is None or not is_public(site.root_page):
        return HttpResponse("", content_type="text/plain; charset=utf-8")
    campaign, root = CampaignSettings.for_site(site), site.root_page.specific
    lines = [f"# {_line(campaign.shown_name or root.title)}", ""]
    if summary := campaign.words.tagline or getattr(root, "description_when_shared", ""):
        lines += [f"> {_line(summary)}", ""]
    pages = shown_to_search_engines(root.get_children()).order_by("path").specific()[:MOST_PAGES]
    shown = [*([] if getattr(root, "hide_from_search_engines", False) else [root]), *pages]
    lines += ["## Pages", "", *(_entry(page, request) for page in shown), "", "## Data", ""]
    lines += [f"- [{name}]({here_absolute(address)})" for name, address in _data()]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def web_manifest(request: HttpRequest) -> JsonResponse:
    """What a phone shows when the site is put on its home screen (W3C Web Application Manifest)."""
    site = Site.find_for_request(request)
    site = site if site and is_public(site.root_page) else None
    campaign = CampaignSettings.for_site(site) if site else None
    name = (campaign and campaign.shown_name) or settings.WAGTAIL_SITE_NAME
    manifest = {
        "name": name,
        "short_name": name[:30],
        "start_url": "/",
        "display": "browser",
        "background_color": "#f5f6f8",
        "theme_color": campaign.look.main if campaign else "#1d35b4",
        "icons": [
            {"src": static("favicon.svg"), "type": "image/svg+xml", "sizes": "any"},
            {"src": static("apple-touch-icon.png"), "type": "image/png", "sizes": "180x180"},
        ],
    }
    return JsonResponse(manifest, content_type="application/manifest+json")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Programs that read no HTML ask for this address."""
    return HttpResponsePermanentRedirect(static("favicon.svg"))


def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116); 404 where SECURITY_CONTACT names nobody."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = (timezone.now() + timedelta(days=90)).replace(microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Canonical: {here_absolute('/.well-known/security.txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _entry(page, request: HttpRequest) -> str:  # noqa: ANN001 - any type of page
    description = _line(getattr(page, "description_when_shared", ""))
    return f"- [{_line(page.title)}]({page.get_full_url(request)})" + (f": {description}" if description else "")


def _line(text: str) -> str:
    """On one line, without what would end a link's text in Markdown."""
    return " ".join(str(text).split()).replace("[", "(").replace("]", ")")


def _data() -> list[tuple[str, str]]:
    try:
        document = reverse("campaign_api:openapi-json")
    except NoReverseMatch:
        return [("Sitemap", "/sitemap.xml")]
    return [("API (OpenAPI 3)", document), ("Sitemap", "/sitemap.xml")]
