"""Drafts in a front end on another site: a signed link that lives for a quarter of an hour opens one draft."""

import secrets
from urllib.parse import urlencode, urlsplit

from django.apps import apps
from django.core.cache import cache
from django.core.signing import BadSignature, TimestampSigner
from wagtail.models import Page

SECONDS = 15 * 60
_signer = TimestampSigner(salt="campaign.page-preview")


class NoPreviewError(Exception):
    """The token is not ours, is for another type of page, or its time is over."""


def preview_address(page: Page, front_end: str) -> str:
    """Keep the page as it is in the editor, and return where the front end shows it."""
    token = _signer.sign(secrets.token_urlsafe(16))
    cache.set(_key(token), (page._meta.label_lower, page.to_json()), timeout=SECONDS)
    query = urlencode({"content_type": page._meta.label_lower, "token": token})
    return f"{front_end}{'&' if urlsplit(front_end).query else '?'}{query}"


def previewed_page(content_type: str, token: str) -> Page:
    """The draft that a token opens; nothing of it is saved. Raises NoPreviewError."""
    try:
        _signer.unsign(token, max_age=SECONDS)
    except BadSignature as error:
        raise NoPreviewError from error
    kept = cache.get(_key(token))
    if kept is None or kept[0] != content_type.lower():
        raise NoPreviewError
    return apps.get_model(kept[0]).from_json(kept[1], check_fks=False)


def _key(token: str) -> str:
    return f"page-preview:{token.partition(':')[0]}"
