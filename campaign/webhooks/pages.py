"""What happens to pages that the public sees, as Wagtail's log of pages tells it in the transaction of the deed."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageLogEntry

from campaign.core.languages.site_pages import site_of_each
from campaign.webhooks.events import EventType, Occurrence, Stream, register_stream, register_type

PUBLISHED, MOVED, REMOVED = "page.published", "page.moved", "page.removed"

# By the action in the log: the event where the page is public now, and the reason where it is not.
_TOLD = {
    "wagtail.publish": PUBLISHED,
    "wagtail.publish.scheduled": PUBLISHED,
    "wagtail.view_restriction.delete": PUBLISHED,
    "wagtail.move": MOVED,
}
_REASONS = {
    "wagtail.unpublish": "unpublished",
    "wagtail.unpublish.scheduled": "unpublished",
    "wagtail.delete": "deleted",
    "wagtail.move": "moved",
    "wagtail.view_restriction.create": "private",
    "wagtail.view_restriction.edit": "private",
}


def _rows() -> QuerySet[PageLogEntry]:
    return PageLogEntry.objects.filter(action__in=[*_TOLD, *_REASONS])


def _occurrences(entries: Sequence[PageLogEntry]) -> Iterable[Occurrence]:
    """As the pages are now: one that was published and is private again is told as removed alone."""
    ids = {entry.page_id for entry in entries}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).live().public().specific()}
    sites = site_of_each(ids)
    for entry in entries:
        pk, at = entry.page_id, entry.timestamp
        page, site = pages.get(pk), sites.get(pk)
        if page is not None and entry.action in _TOLD:
            yield Occurrence(type=_TOLD[entry.action], at=at, data=_shape(page), subject=pk, site=site)
        elif page is None and entry.action in _REASONS:
            data = {"id": pk, "reason": _REASONS[entry.action]}
            yield Occurrence(type=REMOVED, at=at, data=data, subject=pk, site=site, everywhere=site is None)


def _shape(page: Page) -> dict[str, Any]:
    return {
        "id": page.pk,
        "page_type": f"{page._meta.app_label}.{page._meta.object_name}",
        "title": page.title,
        "url": page.full_url,
        "language": page.locale.language_code,
        "first_published_at": page.first_published_at.isoformat() if page.first_published_at else None,
    }


register_type(EventType(PUBLISHED, _("A page is published"), _("Each time, also when it was published before.")))
register_type(EventType(MOVED, _("A page has another address"), _("And so have all pages below it.")))
register_type(
    EventType(
        REMOVED,
        _("A page is no longer public"),
        _("Unpublished, deleted or made private, and with it all pages below it. Nothing but its number is told."),
    )
)
register_stream(Stream("pages", frozenset({PUBLISHED, MOVED, REMOVED}), _rows, _occurrences))
