"""A list of resources from elsewhere: tried out, then written. Twice is harmless."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django_tasks import task

from campaign.core.imports.reading import RowReader
from campaign.core.imports.results import Result
from campaign.core.imports.running import Rows, run
from campaign.core.sheets import Sheet, heading_key
from resources.models import ResourceImport, ResourceLibraryPage, ResourcePage, ResourcePublisher, Topic
from resources.transfers.rows import FIELDS, Row, RowForm, row_of

Key = tuple[str, str]


@task()
def run_import(pk: int) -> None:
    run(ResourceImport.objects.filter(pk=pk).select_related("library", "created_by"), import_resources)


def import_resources(resource_import: ResourceImport, sheet: Sheet, rows: Rows) -> Result:
    """Try the rows out, or write them where ``dry_run`` is off.

    A resource is known by its link, or by title and date; drafts count. What is there is left as it is. Each row
    is a transaction of its own, so it may be stopped and begun again.
    """
    result, known, seen = Result(), _known_keys(resource_import.library), set()
    reader = RowReader(RowForm, mapping=resource_import.mapping, headings=sheet.headings, labels=FIELDS)
    for line, cells in rows:
        try:
            row = row_of(reader.read(cells))
        except ValidationError as error:
            result.refuse(line, cells, error)
            continue
        keys = _keys(row.title, row.day, row.link)
        if keys & seen:
            result.repeated_in_file += 1
        elif keys & known:
            result.known += 1
            result.note(line, _("row"), _("Is there already: %(title)s") % {"title": row.title})
        else:
            result.new += 1
            if not resource_import.dry_run:
                _write(row, resource_import)
        seen |= keys
    return result


def _known_keys(library: ResourceLibraryPage) -> set[Key]:
    there: Iterable[tuple[str, date, str]] = (
        ResourcePage.objects.child_of(library).values_list("title", "date", "link").iterator()
    )
    return {key for facts in there for key in _keys(*facts)}


def _keys(title: str, day: date, link: str) -> set[Key]:
    keys = {("title", f"{heading_key(title) or title} {day.isoformat()}")}
    return keys | {("link", link.rstrip("/"))} if link else keys


@transaction.atomic
def _write(row: Row, resource_import: ResourceImport) -> None:
    by: AbstractBaseUser | None = resource_import.created_by
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
        live=False,
        owner=by,
    )
    resource.publishers = [ResourcePublisher(name=name) for name in row.publishers]
    resource.topics = [_topic(name) for name in row.topics]
    # Its numbers may have changed since: a row before this one came under it.
    ResourceLibraryPage.objects.get(pk=resource_import.library_id).add_child(instance=resource)
    revision = resource.save_revision(user=by)
    if resource_import.publish:
        revision.publish(user=by)


def _topic(name: str) -> Topic:
    return Topic.objects.filter(name__iexact=name).first() or Topic.objects.create(name=name)
