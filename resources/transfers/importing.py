"""A list of resources from elsewhere: tried out, then written. Twice is harmless."""

import logging
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django_tasks import task

from campaign.core.sheets import decode, detect_delimiter, detect_encoding, heading_key, read_sheet
from resources.models import ResourceImport, ResourceLibraryPage, ResourcePage, ResourcePublisher, Topic
from resources.transfers.rows import Row, columns_of, read_row

NOTES_SHOWN = 200
State = ResourceImport.State
Key = tuple[str, str]

logger = logging.getLogger("campaign.transfers")


@task()
def run_import(pk: int) -> None:
    """Try out or write the rows of an import that waits. A second run of the task finds nothing to do."""
    own = ResourceImport.objects.filter(pk=pk)
    if not own.filter(state=State.WAITING).update(state=State.RUNNING, failure=""):
        return
    try:
        result = import_resources(own.select_related("library", "created_by").get())
    except ValidationError as error:
        own.update(state=State.FAILED, failure=" ".join(error.messages)[:400])
    except Exception:
        logger.exception("Import %d of resources failed.", pk)
        own.update(state=State.FAILED, failure=_("Something went wrong. Nothing is lost: start it again."))
    else:
        own.update(state=State.DONE, result=result)


def import_resources(resource_import: ResourceImport) -> dict[str, Any]:
    """``{"new", "known", "repeated", "wrong", "notes": [[line, column, words]]}``, each row in one of the numbers.

    A resource is known by its link, or by title and date; drafts count. What is there is left as it is. Each row
    is a transaction of its own, so it may be stopped and begun again. Raises ValidationError, in words, where the
    file is no CSV with a title and a date.
    """
    content = bytes(resource_import.content)
    encoding = detect_encoding(content)
    sheet = read_sheet(content, encoding=encoding, delimiter=detect_delimiter(decode(content, encoding)))
    columns = columns_of(sheet.headings)
    result: dict[str, Any] = {"new": 0, "known": 0, "repeated": 0, "wrong": 0, "notes": []}
    known, seen = _known_keys(resource_import.library), set()
    for line, cells in sheet.rows:
        try:
            row = read_row(cells, columns)
        except ValidationError as error:
            result["wrong"] += 1
            for name, messages in error.message_dict.items():
                heading = sheet.headings[columns[name]] if name in columns else name
                result["notes"] += [[line, heading, message] for message in messages]
            continue
        keys = _keys(row.title, row.day, row.link)
        outcome = "repeated" if keys & seen else "known" if keys & known else "new"
        result[outcome] += 1
        seen |= keys
        if outcome == "known":
            result["notes"].append([line, _("row"), _("Is there already: %(title)s") % {"title": row.title}])
        elif outcome == "new" and not resource_import.dry_run:
            _write(row, library=resource_import.library, publish=resource_import.publish, by=resource_import.created_by)
    return result | {"notes": result["notes"][:NOTES_SHOWN]}


def _known_keys(library: ResourceLibraryPage) -> set[Key]:
    there: Iterable[tuple[str, date, str]] = (
        ResourcePage.objects.child_of(library).values_list("title", "date", "link").iterator()
    )
    return {key for facts in there for key in _keys(*facts)}


def _keys(title: str, day: date, link: str) -> set[Key]:
    keys = {("title", f"{heading_key(title) or title} {day.isoformat()}")}
    return keys | {("link", link.rstrip("/"))} if link else keys


@transaction.atomic
def _write(row: Row, *, library: ResourceLibraryPage, publish: bool, by: AbstractBaseUser | None) -> None:
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
    ResourceLibraryPage.objects.get(pk=library.pk).add_child(instance=resource)
    revision = resource.save_revision(user=by)
    if publish:
        revision.publish(user=by)


def _topic(name: str) -> Topic:
    return Topic.objects.filter(name__iexact=name).first() or Topic.objects.create(name=name)
