"""Secrets and signatures of Standard Webhooks (symmetric, version 1)."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from cryptography.fernet import InvalidToken
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from campaign.runtime.crypto.secrets import decrypted, encrypted, reencrypted
from campaign.webhooks.models import WebhookEndpoint, WebhookSecret

PREFIX = "whsec_"
SECRET_BYTES = 32
# So long both secrets sign, for the receiver to put the new one in place.
OVERLAP = timedelta(hours=24)
_PURPOSE = "webhook"


def make_secret(*, endpoint: WebhookEndpoint, now: datetime | None = None) -> str:
    """Give the endpoint a new secret and answer it, once and never again. Older ones expire after the overlap."""
    now = now or timezone.now()
    value = PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
    with transaction.atomic():
        endpoint.secrets.filter(Q(expires_at=None) | Q(expires_at__gt=now + OVERLAP)).update(expires_at=now + OVERLAP)
        WebhookSecret.objects.create(endpoint=endpoint, value=encrypted(value, purpose=_PURPOSE), created_at=now)
    return value


def active_secrets(endpoint: WebhookEndpoint, *, now: datetime) -> list[str]:
    """Those that sign now, the newest first, without any that an unknown SECRET_KEY has encrypted."""
    active = endpoint.secrets.filter(Q(expires_at=None) | Q(expires_at__gt=now))
    return [secret for value in active.values_list("value", flat=True) if (secret := _opened(value))]


def reencrypt_secrets() -> None:
    """Encrypt under the present SECRET_KEY what an earlier one did."""
    for pk, value in WebhookSecret.objects.values_list("pk", "value"):
        if (anew := reencrypted(value, purpose=_PURPOSE)) != value:
            WebhookSecret.objects.filter(pk=pk, value=value).update(value=anew)


def headers(*, message_id: str, body: bytes, keys: Iterable[str], now: datetime) -> dict[str, str]:
    """The three headers of an attempt: which event, when it was sent, and a signature for each secret."""
    sent = str(int(now.timestamp()))
    return {
        "webhook-id": message_id,
        "webhook-timestamp": sent,
        "webhook-signature": " ".join(_signature(key, f"{message_id}.{sent}.".encode() + body) for key in keys),
    }


def _signature(key: str, content: bytes) -> str:
    digest = hmac.new(base64.b64decode(key.removeprefix(PREFIX)), content, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def _opened(value: str) -> str:
    try:
        return decrypted(value, purpose=_PURPOSE)
    except InvalidToken:
        return ""
