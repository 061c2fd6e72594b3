"""Pages that were published, as Wagtail's log of pages tells: it is written in the transaction that publishes."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageLogEntry

from campaign.core.languages.site_pages import site_of_each
from campaign.webhooks.events import EventType, Occurrence, Stream, register_stream, register_type

PUBLISHED = "page.published"


def _rows() -> QuerySet[PageLogEntry]:
    return PageLogEntry.objects.filter(action__in=["wagtail.publish", "wagtail.publish.scheduled"])


def _occurrences(entries: Sequence[PageLogEntry]) -> Iterable[Occurrence]:
    """Only those that anybody may read now."""
    ids = {entry.page_id for entry in entries}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).live().public().specific()}
    sites = site_of_each(pages)
    for entry in entries:
        if page := pages.get(entry.page_id):
            data = {
                "id": page.pk,
                "page_type": f"{page._meta.app_label}.{page._meta.object_name}",
                "title": page.title,
                "url": page.full_url,
                "language": page.locale.language_code,
                "first_published_at": page.first_published_at.isoformat() if page.first_published_at else None,
            }
            yield Occurrence(type=PUBLISHED, at=entry.timestamp, data=data, subject=page.pk, site=sites.get(page.pk))


register_type(EventType(PUBLISHED, _("A page is published"), _("Each time, also when it was published before.")))
register_stream(Stream("pages", frozenset({PUBLISHED}), _rows, _occurrences))
