"""The Content-Security-Policy (CSP level 3): strict on the public site, what Wagtail bears in the admin."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse

from campaign.core.models import CampaignSettings

_PUBLIC = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{media}; font-src 'self'; "
    "connect-src 'self'; media-src 'self'{media}; manifest-src 'self'; worker-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
# Wagtail's edit forms carry inline scripts and styles, and show pictures before they are uploaded.
_ADMIN = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:{media}; media-src 'self'{media}; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
ADMIN_PATH = "/admin/"
# Where Wagtail's panel shows a draft, which may be in another front end.
_EDITOR_OF_PAGES = re.compile(r"/admin/pages/(?:[0-9]+/edit|add/.+)/$")


class ContentSecurityMiddleware:
    """Adds the policy to every answer whose view set none of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.public, self.admin = own_policy(), _ADMIN.format(media=_media())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        policy = self.admin if request.path.startswith(ADMIN_PATH) else self.public
        if _EDITOR_OF_PAGES.fullmatch(request.path):
            policy += f"; frame-src 'self'{_front_ends()}"
        response.headers.setdefault("Content-Security-Policy", policy)
        return response


def own_policy() -> str:
    """The public site's policy."""
    return _PUBLIC.format(media=_media())


def framable_policy() -> str:
    """The same for what any other site may show in a frame."""
    return own_policy().replace("frame-ancestors 'self'", "frame-ancestors *")


def _front_ends() -> str:
    """The origins of the sites that show drafts (``preview_address``), of all sites here."""
    addresses = CampaignSettings.objects.exclude(preview_address="").values_list("preview_address", flat=True)
    origins = {(parts.scheme, parts.netloc) for parts in map(urlsplit, addresses)}
    return "".join(f" {scheme}://{netloc}" for scheme, netloc in sorted(origins))


def _media() -> str:
    pictures = urlsplit(default_storage.url("images/"))
    return f" {pictures.scheme}://{pictures.netloc}" if pictures.netloc else ""
