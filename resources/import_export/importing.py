"""A list of resources from elsewhere: tried out, then written. Twice is harmless."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.core.text.lists import listed
from campaign.imports.cells import RowReader
from campaign.imports.file_work import Hold, works_on
from campaign.imports.headings import heading_key
from campaign.imports.results import Result
from campaign.imports.running import Rows, run
from campaign.imports.sheets import Sheet
from campaign.imports.taking import EntryTaking
from resources.import_export.rows import FIELDS, Row, RowForm, row_of
from resources.models import ResourceImport, ResourceLibraryPage, ResourcePage, ResourcePublisher, Topic

Key = tuple[str, str]


@works_on(ResourceImport, with_related=("library", "published_by"))
def run_import(current: ResourceImport, hold: Hold) -> dict[str, Any]:
    return run(current, hold, take_rows=import_resources, publish_one=publish_imported)


def import_resources(resource_import: ResourceImport, sheet: Sheet, rows: Rows) -> Result:
    """Try the rows out, or write them where ``dry_run`` is off.

    A resource is known by its link, or by title and date; drafts count.
    """
    reader = RowReader(RowForm({}), mapping=resource_import.mapping, headings=sheet.headings, labels=FIELDS)
    return _Taking(resource_import, reader).take(rows)


def publish_imported(resource_import: ResourceImport, key: int) -> bool:
    """Publish what came in under the key, if it is a draft still and whoever asked may publish it."""
    resource = ResourcePage.objects.filter(pk=key, live=False).first()
    by = resource_import.published_by
    if resource is None or by is None or not resource.permissions_for_user(by).can_publish():
        return False
    revision = resource.get_latest_revision()
    if revision:
        revision.publish(user=by)
    return bool(revision)


class _Taking(EntryTaking[ResourceImport]):
    label = "title"
    repeated = gettext_lazy("The same as line %(line)d of the file, by link, or by title and date.")

    def __init__(self, current: ResourceImport, reader: RowReader) -> None:
        super().__init__(current, reader)
        self.there = _known_keys(current)  # by key, with its page's
        self.seen: dict[Key, int] = {}
        self.of_this_import = self._pages_of_this_import() if current.began_before else set()
        self.topics = {name.casefold() for name in Topic.objects.values_list("name", flat=True)}

    def read(self, line: int, cells: list[str]) -> Row:
        return row_of(self.reader.read(cells))

    def line_before(self, line: int, row: Row) -> int | None:
        keys = _keys(row.title, row.day, row.link)
        before = next((self.seen[key] for key in keys if key in self.seen), None)
        for key in keys:
            self.seen.setdefault(key, line)
        return before

    def written_before(self, row: Row) -> int | None:
        known = self._page(row)
        if known not in self.of_this_import:
            return None
        self.of_this_import.discard(known)
        return known

    def known(self, row: Row) -> tuple[int, str] | None:
        known = self._page(row)
        return (known, _("Is there already, by link, or by title and date.")) if known else None

    def notes(self, row: Row) -> list[str]:
        """Says which topics begin with this row: one of them may be a slip of the pen."""
        new = [name for name in row.topics if name.casefold() not in self.topics]
        self.topics.update(name.casefold() for name in new)
        return [_("New topics: %(topics)s.") % {"topics": listed(new)}] if new else []

    def write(self, row: Row, said: list[str]) -> int:
        return _write(row, self.current).pk

    def _page(self, row: Row) -> int | None:
        keys = _keys(row.title, row.day, row.link)
        return next((self.there[key] for key in keys if key in self.there), None)

    def _pages_of_this_import(self) -> set[int]:
        own = ResourcePage.objects.child_of(self.current.library).filter(owner=self.current.created_by)
        return set(own.filter(latest_revision_created_at__gte=self.current.created_at).values_list("pk", flat=True))


def _known_keys(resource_import: ResourceImport) -> dict[Key, int]:
    pages = ResourcePage.objects.child_of(resource_import.library).order_by("-pk")
    there = pages.values_list("pk", "title", "date", "link").iterator()
    return {key: pk for pk, *facts in there for key in _keys(*facts)}


def _keys(title: str, day: date, link: str) -> list[Key]:
    """By what a resource is known, its link first."""
    keys = [("link", link.rstrip("/"))] if link else []
    return [*keys, ("title", f"{heading_key(title) or title} {day.isoformat()}")]


@transaction.atomic
def _write(row: Row, resource_import: ResourceImport) -> ResourcePage:
    by: User | None = resource_import.created_by
    resource = ResourcePage(
        title=row.title,
        date=row.day,
        date_precision=row.precision,
        kind=row.kind,
        link=row.link,
        introduction=format_html("<p>{}</p>", row.summary) if row.summary else "",
        byline=row.byline,
        language=row.language,
        signatories=row.signatories,
        updated_note=row.updated_note,
        live=False,
        owner=by,
    )
    resource.publishers = [ResourcePublisher(name=name) for name in row.publishers]
    resource.topics = [_topic(name) for name in row.topics]
    # Its numbers may have changed since: a row before this one came under it.
    ResourceLibraryPage.objects.get(pk=resource_import.library_id).add_child(instance=resource)
    revision = resource.save_revision(user=by, log_action=True)
    if resource_import.publish:
        revision.publish(user=by)
    return resource


def _topic(name: str) -> Topic:
    known = Topic.objects.filter(name__iexact=name).first() or Topic.objects.filter(names__name__iexact=name).first()
    return known or Topic.objects.create(name=name)
