"""Events that the campaign sends, once their signature holds (Standard Webhooks)."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any

TOLERANCE_SECONDS = 5 * 60


class WebhookError(Exception):
    """Not from the campaign, changed on its way, or too old."""


def verify_webhook(secret: str, headers: Mapping[str, str], body: bytes) -> dict[str, Any]:
    """The event: ``id`` (the same over all attempts), ``type``, ``timestamp``, ``data``. ``body`` as it came.

    Raises WebhookError.
    """
    named = {name.lower(): value for name, value in headers.items()}
    try:
        event_id, sent, given = (named[f"webhook-{part}"] for part in ("id", "timestamp", "signature"))
        is_fresh = abs(time.time() - int(sent)) <= TOLERANCE_SECONDS
    except (KeyError, ValueError) as error:
        raise WebhookError("Headers are missing.") from error
    if not is_fresh:
        raise WebhookError("Too old.")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.digest(key, b".".join((event_id.encode(), sent.encode(), body)), hashlib.sha256)
    expected = f"v1,{base64.b64encode(digest).decode()}".encode()
    if not any(hmac.compare_digest(expected, one.encode()) for one in given.split()):
        raise WebhookError("The signature does not match.")
    return {"id": event_id} | json.loads(body)
