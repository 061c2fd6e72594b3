"""Delivers what is owed to an endpoint: claimed, signed, sent, and again later where it was not taken."""

import json
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from campaign.runtime.network import safe_fetch
from campaign.runtime.network.safe_fetch import FetchError, Reply
from campaign.webhooks import endpoint_urls, events, signing
from campaign.webhooks.models import DELIVERIES, WebhookDelivery, WebhookEndpoint
from campaign.webhooks.switching import note_failure, note_success, switch_off

logger = logging.getLogger("campaign.webhooks")

BATCH = 32
AT_ONCE = 8
LONGEST_WAIT = timedelta(days=1)
CONNECT_SECONDS = 5
SECONDS = 10
ANSWER_LENGTH = 500

Status = WebhookDelivery.Status


@dataclass(frozen=True)
class Attempt:
    """What one attempt brought: the server's reply, or why there was none.

    The reply to ``is_personal`` data may repeat it, so its words are not kept.
    """

    delivery: WebhookDelivery
    reply: Reply | None
    failure: str = ""
    is_personal: bool = False

    @property
    def succeeded(self) -> bool:
        return self.reply is not None and HTTPStatus.OK <= self.reply.status < HTTPStatus.MULTIPLE_CHOICES


def waiting() -> QuerySet[WebhookDelivery]:
    return WebhookDelivery.objects.filter(status=Status.WAITING)


def deliver(endpoint_id: int, *, now: datetime | None = None) -> int:
    """Make the attempts that are due, a batch at most; says how many were taken.

    An endpoint that failed last is tried with a single one. One that asked us to wait is left alone.
    """
    now = now or timezone.now()
    endpoint = WebhookEndpoint.objects.filter(pk=endpoint_id, enabled=True).first()
    if endpoint is None or (endpoint.quiet_until and endpoint.quiet_until > now):
        return 0
    at_most = 1 if endpoint.failing_since else BATCH
    rows = waiting().filter(endpoint=endpoint)
    claimed = list(DELIVERIES.claim_due(rows, now=now, at_most=at_most, attempted_at=now))
    if not claimed:
        return 0
    keys = signing.active_secrets(endpoint, now=now)
    personal = _personal(endpoint, claimed)
    parcels = [(delivery, _body(delivery, personal.get(delivery.pk))) for delivery in claimed]

    def post(parcel: tuple[WebhookDelivery, bytes]) -> Attempt:
        attempt = _attempt(endpoint.url, *parcel, keys)
        return replace(attempt, is_personal=attempt.delivery.pk in personal)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        attempts = list(pool.map(post, parcels))
    for attempt in attempts:
        _note(endpoint, attempt, now)
    return sum(attempt.succeeded for attempt in attempts)


def _personal(endpoint: WebhookEndpoint, deliveries: Sequence[WebhookDelivery]) -> dict[int, dict[str, Any]]:
    """Personal data by delivery, where the endpoint may have it and its owner agrees at this moment."""
    if not (endpoint.send_personal_data and endpoint.consent_statement):
        return {}
    found: dict[int, dict[str, Any]] = {}
    for name in {delivery.type for delivery in deliveries}:
        event_type = events.type_named(name)
        if event_type is None or event_type.personal is None:
            continue
        of_type = [delivery for delivery in deliveries if delivery.type == name]
        people = event_type.personal([delivery.subject for delivery in of_type])
        found |= {delivery.pk: people[delivery.subject] for delivery in of_type if delivery.subject in people}
    return found


def _body(delivery: WebhookDelivery, person: dict[str, Any] | None) -> bytes:
    data = delivery.data | ({"person": person} if person else {})
    at = delivery.occurred_at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return json.dumps({"type": delivery.type, "timestamp": at, "data": data}, ensure_ascii=False).encode()


def _attempt(url: str, delivery: WebhookDelivery, body: bytes, keys: Sequence[str]) -> Attempt:
    """In a thread: nothing here asks the database."""
    signed = signing.headers(message_id=delivery.message_id, body=body, keys=keys, now=timezone.now())
    try:
        if not url.startswith(tuple(f"{scheme}://" for scheme in endpoint_urls.SCHEMES)):
            raise FetchError("The address must begin with https://.")
        if not keys:
            raise FetchError("The secret can’t be read, as SECRET_KEY was changed: make a new one.")
        reply = safe_fetch.post(
            url,
            body,
            headers={"Content-Type": "application/json", **signed},
            connect_seconds=CONNECT_SECONDS,
            max_seconds=SECONDS,
            max_characters=ANSWER_LENGTH,
        )
    except FetchError as error:
        return Attempt(delivery, None, str(error))
    except Exception as error:  # whatever is wrong with one must not hold up the others
        return Attempt(delivery, None, type(error).__name__)
    return Attempt(delivery, reply)


def _note(endpoint: WebhookEndpoint, attempt: Attempt, now: datetime) -> None:
    delivery, reply = attempt.delivery, attempt.reply
    said = {
        "response_code": reply.status if reply else None,
        "response": _kept_answer(attempt)[:ANSWER_LENGTH],
    }
    if attempt.succeeded:
        DELIVERIES.end(delivery, status=Status.DELIVERED, **said)
        note_success(endpoint=endpoint)
        return
    if reply and reply.status == HTTPStatus.GONE:
        DELIVERIES.end(delivery, status=Status.FAILED, **said)
        switch_off(endpoint=endpoint, reason=WebhookEndpoint.OffReason.GONE, now=now)
        return
    asked = _retry_after(reply, now)
    if DELIVERIES.is_spent(delivery):
        DELIVERIES.end(delivery, status=Status.FAILED, **said)
    else:
        DELIVERIES.put_off(delivery, now=now, at_least=asked, **said)
    logger.warning("Delivery %d to webhook %d failed (%s).", delivery.pk, endpoint.pk, said["response_code"])
    note_failure(endpoint=endpoint, quiet_until=now + asked if asked else None, now=now)


def _kept_answer(attempt: Attempt) -> str:
    if attempt.reply is None:
        return attempt.failure
    return "" if attempt.is_personal else attempt.reply.text


def _retry_after(reply: Reply | None, now: datetime) -> timedelta:
    """How long the server asks us to wait (RFC 9110, 10.2.3), a day at most; nothing where it does not."""
    said = reply.retry_after.strip() if reply else ""
    if said.isascii() and said.isdigit():
        return min(timedelta(seconds=int(said[:6])), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return timedelta()
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(moment - now, timedelta()), LONGEST_WAIT)
