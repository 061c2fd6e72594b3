"""Reads on in the rows that tell what happened, and owes a delivery of each thing to each endpoint that listens.

A cursor moves in the transaction that writes the deliveries, so each event is noted once, whichever worker is
killed. Numbers of rows are given out before their transactions are committed: a row with a lower number may appear
after one with a higher number. So a mark is set first, and read up to only when nobody can write below it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import Max, Q
from django.utils import timezone

from campaign.core.languages.site_pages import site_of_each
from campaign.webhooks.events import Occurrence, Stream, erasure_types, streams
from campaign.webhooks.models import StreamCursor, WebhookDelivery, WebhookEndpoint

CHUNK = 500
# Whoever writes rows locks the table so before taking their numbers, and until the transaction ends.
_WRITERS = """
    SELECT virtualtransaction FROM pg_locks
    WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' AND relation = %s::regclass
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid()
"""


def record_occurrences(*, now: datetime | None = None) -> int:
    """Note what happened since the last time; says how many deliveries are owed for it. Where nobody listens to a
    stream it is left alone, and a later listener begins with what happens from then on."""
    now = now or timezone.now()
    told = Q(enabled=True) | Q(had_personal_data=True)
    listeners = list(WebhookEndpoint.objects.filter(told).prefetch_related("pages"))
    wanted = {event for endpoint in listeners for event in endpoint.events}
    if any(endpoint.had_personal_data for endpoint in listeners):
        wanted |= erasure_types()
    followed = [stream for stream in streams() if stream.events & wanted]
    StreamCursor.objects.exclude(stream__in=[stream.name for stream in followed]).delete()
    return sum(_follow(stream, listeners, now) for stream in followed)


def begin_to_listen(*, events: Collection[str]) -> None:
    """From this moment on what the streams of these events tell is noted."""
    for stream in streams():
        if stream.events & set(events):
            _cursor(stream)


def _cursor(stream: Stream) -> StreamCursor:
    cursor = StreamCursor.objects.filter(stream=stream.name).first()
    if cursor is None:
        cursor, _new = StreamCursor.objects.get_or_create(stream=stream.name, defaults={"reached": _last(stream)})
    return cursor


def _last(stream: Stream) -> int:
    return stream.rows().model._default_manager.aggregate(last=Max("pk"))["last"] or 0


def _follow(stream: Stream, listeners: Sequence[WebhookEndpoint], now: datetime) -> int:
    cursor = _cursor(stream)
    noted = 0
    if cursor.mark is not None and _is_settled(stream, cursor):
        for rows, until in _chunks(stream, cursor.reached, cursor.mark):
            with transaction.atomic():
                mine = StreamCursor.objects.filter(stream=stream.name, reached=cursor.reached)
                if not mine.update(reached=until):
                    return noted  # another is at it
                noted += _owe(stream.occurrences(rows), listeners, now)
            cursor.reached = until
        cursor.mark = None
    # The mark first, its writers after it: who took a lower number is among them, or has ended.
    if cursor.mark is None and (last := _last(stream)) > cursor.reached:
        StreamCursor.objects.filter(stream=stream.name, reached=cursor.reached).update(
            mark=last, writers=_writers(stream)
        )
    return noted


def _chunks(stream: Stream, reached: int, mark: int) -> Iterator[tuple[list[Any], int]]:
    while reached < mark:
        rows = list(stream.rows().filter(pk__gt=reached, pk__lte=mark).order_by("pk")[:CHUNK])
        reached = rows[-1].pk if len(rows) == CHUNK else mark
        yield rows, reached


def _owe(occurrences: Iterable[Occurrence], listeners: Sequence[WebhookEndpoint], now: datetime) -> int:
    deliveries = []
    for occurrence in _with_sites(occurrences):
        message_id = f"msg_{uuid4().hex}"
        deliveries += [
            WebhookDelivery(
                endpoint=endpoint,
                message_id=message_id,
                type=occurrence.type,
                occurred_at=occurrence.at,
                data=occurrence.data,
                subject=occurrence.subject,
                due_at=now,
                created_at=now,
            )
            for endpoint in listeners
            if _listens(endpoint, occurrence)
        ]
    WebhookDelivery.objects.bulk_create(deliveries, batch_size=CHUNK)
    return len(deliveries)


def _with_sites(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """Each with the site of its page."""
    happened = list(occurrences)
    sites = site_of_each(occurrence.page for occurrence in happened if occurrence.page is not None)
    return [
        occurrence if occurrence.page is None else replace(occurrence, site=sites.get(occurrence.page))
        for occurrence in happened
    ]


def _listens(endpoint: WebhookEndpoint, occurrence: Occurrence) -> bool:
    if endpoint.had_personal_data and occurrence.type in erasure_types():
        return True  # of whichever petition: it may have been told of others before
    if not endpoint.enabled or occurrence.type not in endpoint.events:
        return False
    if not occurrence.everywhere and (occurrence.site is None or occurrence.site != endpoint.site_id):
        return False
    only = {page.pk for page in endpoint.pages.all()}
    return not only or occurrence.page is None or occurrence.page in only


def _is_settled(stream: Stream, cursor: StreamCursor) -> bool:
    """True when every transaction that was writing when the mark was set has ended."""
    return not cursor.writers or not set(cursor.writers).intersection(_writers(stream))


def _writers(stream: Stream) -> list[str]:
    """The transactions of others that write to the stream's table now. SQLite has one writer at a time."""
    if connection.vendor != "postgresql":
        return []
    table = connection.ops.quote_name(stream.rows().model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(_WRITERS, [table])
        return sorted({writer for (writer,) in cursor.fetchall()})
