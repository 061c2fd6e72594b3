"""A list of organizations from elsewhere: tried out, then written. Twice is harmless."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaign.core.addresses import canonical_email
from campaign.core.imports.reading import RowReader
from campaign.core.imports.results import Result
from campaign.core.imports.running import Rows
from campaign.core.safe_fetch import FetchError, fetch
from campaign.core.sheets import Sheet
from endorsers.events import record
from endorsers.keys import name_key, website_key
from endorsers.logos.accepting import keep
from endorsers.logos.cleaning import CleanLogo, clean_logo
from endorsers.models import EndorsementContact, Endorser, EndorserEvent, EndorserImport
from endorsers.moderation.duplicates import own_keys, same_organization
from endorsers.transfers.import_rows import FIELDS, Row, RowForm


@dataclass
class EndorserResult(Result):
    """``without_logo`` are among the new ones."""

    without_logo: int = 0

    def counts(self) -> dict[str, int]:
        return super().counts() | {"without_logo": self.without_logo}


def import_endorsers(endorser_import: EndorserImport, sheet: Sheet, rows: Rows) -> EndorserResult:
    """Try the rows out, or write them where ``dry_run`` is off. An organization that is there is left as it is.

    Each row is a transaction of its own, so it may be stopped and started again at any time. Logos are fetched when
    it is written only; where one can't be had, the organization comes in without.
    """
    result, seen = EndorserResult(), set()
    reader = RowReader(RowForm, mapping=endorser_import.mapping, headings=sheet.headings, labels=FIELDS)
    for line, cells in rows:
        try:
            row = Row(**reader.read(cells))
        except ValidationError as error:
            result.refuse(line, cells, error)
        else:
            _take(endorser_import, line, row, seen=seen, result=result)
    return result


def _take(
    endorser_import: EndorserImport,
    line: int,
    row: Row,
    *,
    seen: set[tuple[str, str]],
    result: EndorserResult,
) -> None:
    own = own_keys(name_key(row.name), website_key(row.website))
    if own & seen:
        result.repeated_in_file += 1
        return
    seen |= own
    known = same_organization(name=row.name, website=row.website).first()
    if known:
        result.known += 1
        result.note(line, _("row"), _("Is there already: %(name)s") % {"name": known.name})
        return
    result.new += 1
    if not endorser_import.dry_run:
        logo = _logo(line, row, result)
        _write(row, logo=logo, publish=endorser_import.publish, by=endorser_import.created_by)


def _logo(line: int, row: Row, result: EndorserResult) -> CleanLogo | None:
    if not row.logo:
        return None
    try:
        return clean_logo(fetch(row.logo), file_name=PurePosixPath(urlsplit(row.logo).path).name)
    except FetchError as error:
        message = str(error)
    except ValidationError as error:
        message = " ".join(error.messages)
    result.without_logo += 1
    result.note(line, _("logo"), message)
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
