"""Secrets and signatures of Standard Webhooks (symmetric, version 1)."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from campaign.core.webhooks.models import WebhookEndpoint, WebhookSecret

PREFIX = "whsec_"
SECRET_BYTES = 32
# So long both secrets sign, for the receiver to put the new one in place.
OVERLAP = timedelta(hours=24)


def make_secret(*, endpoint: WebhookEndpoint, now: datetime | None = None) -> str:
    """Give the endpoint a new secret and answer it, once and never again. Older ones expire after the overlap."""
    now = now or timezone.now()
    value = PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
    with transaction.atomic():
        endpoint.secrets.filter(Q(expires_at=None) | Q(expires_at__gt=now + OVERLAP)).update(expires_at=now + OVERLAP)
        WebhookSecret.objects.create(endpoint=endpoint, value=value, created_at=now)
    return value


def active_secrets(endpoint: WebhookEndpoint, *, now: datetime) -> list[str]:
    """Those that sign now, the newest first."""
    active = endpoint.secrets.filter(Q(expires_at=None) | Q(expires_at__gt=now))
    return list(active.values_list("value", flat=True))


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
