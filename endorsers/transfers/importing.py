"""A list of organizations from elsewhere: tried out, then written. Twice is harmless."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaign.core.addresses import canonical_email
from campaign.core.safe_fetch import FetchError, fetch
from campaign.core.sheets import Sheet, read_sheet
from endorsers.events import record
from endorsers.keys import name_key, website_key
from endorsers.logos.accepting import keep
from endorsers.logos.cleaning import CleanLogo, clean_logo
from endorsers.models import EndorsementContact, Endorser, EndorserEvent, EndorserImport
from endorsers.moderation.duplicates import own_keys, same_organization
from endorsers.transfers.import_rows import Row, RowReader

NOTES_SHOWN = 200


@dataclass(frozen=True)
class Note:
    """What is to be said about a row; ``line`` counts as a text editor does."""

    line: int
    column: str
    message: str


@dataclass
class Result:
    """The counted outcome. Each row is in one of the first four numbers; ``without_logo`` are among the new ones."""

    new: int = 0
    known: int = 0
    repeated_in_file: int = 0
    wrong: int = 0
    without_logo: int = 0
    notes: list[Note] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        notes = [[note.line, note.column, note.message] for note in self.notes[:NOTES_SHOWN]]
        return asdict(self) | {"notes": notes, "more_notes": max(len(self.notes) - NOTES_SHOWN, 0)}


def import_endorsers(
    endorser_import: EndorserImport,
    *,
    by: AbstractBaseUser | None = None,
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> Result:
    """Try the rows out, or write them where ``dry_run`` is off. An organization that is there is left as it is.

    Each row is a transaction of its own, so it may be stopped and started again at any time. Logos are fetched when
    it is written only; where one can't be had, the organization comes in without. Raises ValidationError where the
    file can't be read.
    """
    content = bytes(endorser_import.content)
    sheet = read_sheet(content, encoding=endorser_import.encoding, delimiter=endorser_import.delimiter)
    result, seen = Result(), set()
    for done, (line, row) in enumerate(_checked(endorser_import, sheet, result), start=1):
        if row is not None:
            _take(endorser_import, line, row, seen=seen, result=result, by=by)
        progress(done, len(sheet.rows))
    return result


def _checked(endorser_import: EndorserImport, sheet: Sheet, result: Result) -> Iterator[tuple[int, Row | None]]:
    """The rows that are in order; None for the others, whose errors go into the result."""
    reader = RowReader(endorser_import.mapping, sheet.headings)
    for line, cells in sheet.rows:
        try:
            yield line, reader.read(cells)
        except ValidationError as error:
            result.wrong += 1
            for column, messages in error.message_dict.items():
                result.notes.extend(Note(line, column, message) for message in messages)
            yield line, None


def _take(
    endorser_import: EndorserImport,
    line: int,
    row: Row,
    *,
    seen: set[tuple[str, str]],
    result: Result,
    by: AbstractBaseUser | None,
) -> None:
    own = own_keys(name_key(row.name), website_key(row.website))
    if own & seen:
        result.repeated_in_file += 1
        return
    seen |= own
    known = same_organization(name=row.name, website=row.website).first()
    if known:
        result.known += 1
        result.notes.append(Note(line, _("row"), _("Is there already: %(name)s") % {"name": known.name}))
        return
    result.new += 1
    if not endorser_import.dry_run:
        logo = _logo(line, row, result)
        _write(row, logo=logo, publish=endorser_import.publish, by=by)


def _logo(line: int, row: Row, result: Result) -> CleanLogo | None:
    if not row.logo:
        return None
    try:
        return clean_logo(fetch(row.logo), file_name=PurePosixPath(urlsplit(row.logo).path).name)
    except FetchError as error:
        message = str(error)
    except ValidationError as error:
        message = " ".join(error.messages)
    result.without_logo += 1
    result.notes.append(Note(line, _("logo"), message))
    return None


def _write(row: Row, *, logo: CleanLogo | None, publish: bool, by: AbstractBaseUser | None) -> None:
    now = timezone.now()
    with transaction.atomic():
        endorser = Endorser(
            name=row.name,
            website=row.website,
            scope=row.scope,
            region=row.region,
            quote=row.quote,
            source=Endorser.Source.IMPORT,
            live=False,
            has_unpublished_changes=True,
        )
        endorser.save()
        if logo:
            endorser.new_logo = keep(logo, endorser=endorser)
            endorser.save(update_fields=["new_logo"])
        if row.contact_email:
            EndorsementContact.objects.create(
                endorser=endorser,
                name=row.contact_name,
                role=row.contact_role,
                email=row.contact_email,
                canonical_email=canonical_email(row.contact_email),
            )
        revision = endorser.save_revision(user=by)
        record(endorser, EndorserEvent.Kind.SUBMITTED, now=now, by=by, source=Endorser.Source.IMPORT)
        if publish:
            revision.publish(user=by)
