"""What mailings tell by webhook: read from their trail."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from campaign.core.signed_links import page_address
from campaign.mailings.models import MailingEvent, MailingNumbers
from campaign.webhooks.events import EventType, Occurrence, Stream, register_stream, register_type

SENT = "mailing.sent"
_NUMBERS = ("recipients", "sent", "left", "refused", "given_up")


def _sent() -> QuerySet[MailingEvent]:
    return MailingEvent.objects.filter(kind=MailingEvent.Kind.SENT).select_related(
        "mailing__numbers", "mailing__update"
    )


def _of_sent(events: Sequence[MailingEvent]) -> Iterable[Occurrence]:
    for event in events:
        mailing = event.mailing
        numbers = getattr(mailing, "numbers", None) or MailingNumbers()
        data: dict[str, Any] = {
            "id": mailing.pk,
            "kind": mailing.kind,
            "audience": mailing.audience,
            "subjects": dict(mailing.renderings.order_by("pk").values_list("language", "subject")),
            "update": {"id": mailing.update_id, "url": page_address(mailing.update)} if mailing.update_id else None,
            "began_at": mailing.began_at.isoformat() if mailing.began_at else None,
            **{name: getattr(numbers, name) for name in _NUMBERS},
        }
        yield Occurrence(type=SENT, at=event.at, data=data, subject=mailing.pk, site=mailing.site_id)


register_type(EventType(SENT, _("A mailing was sent to the last"), _("With its subjects and numbers, and no names.")))
register_stream(Stream("sent mailings", frozenset({SENT}), _sent, _of_sent))
