"""A list of organizations from elsewhere: tried out, then written. Twice is harmless."""

from collections import defaultdict
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.core.geography.region_names import region as region_named
from campaign.imports.cells import RowReader
from campaign.imports.file_work import Hold, works_on
from campaign.imports.results import Result
from campaign.imports.running import Rows, run
from campaign.imports.sheets import Sheet
from campaign.imports.taking import EntryTaking
from campaign.mail.addresses.mailboxes import canonical_email
from campaign.runtime.network.safe_fetch import FetchError, fetch
from endorsers.import_export.import_rows import FIELDS, Row, RowForm, names_a_group
from endorsers.logos.accepting import keep
from endorsers.logos.cleaning import CleanLogo, clean_logo
from endorsers.models import EndorsementContact, Endorser, EndorserEvent, EndorserImport
from endorsers.models.audit_trail import record
from endorsers.models.keys import name_key, website_key
from endorsers.moderation.duplicates import own_keys, same_organization
from endorsers.moderation.moderating import NotDecidableError, approve


@works_on(EndorserImport, with_related=("published_by",))
def run_import(current: EndorserImport, hold: Hold) -> dict[str, Any]:
    return run(current, hold, take_rows=import_endorsers, publish_one=publish_imported)


WITHOUT_LOGO = "without_logo"


def import_endorsers(endorser_import: EndorserImport, sheet: Sheet, rows: Rows) -> Result:
    """Try the rows out, or write them where ``dry_run`` is off.

    Logos are fetched when it is written only; where one can't be had, the organization comes in without.
    """
    reader = RowReader(RowForm({}), mapping=endorser_import.mapping, headings=sheet.headings, labels=FIELDS)
    return _Taking(endorser_import, reader).take(rows)


def publish_imported(endorser_import: EndorserImport, key: int) -> bool:
    """Publish what came in under the key, if it still waits as it came. For an editor with the right to publish."""
    endorser = Endorser.objects.drafts().filter(pk=key, source=Endorser.Source.IMPORT).first()
    if endorser is None:
        return False
    try:
        approve(endorser=endorser, by=endorser_import.published_by)
    except NotDecidableError:
        return False
    return True


class _Taking(EntryTaking[EndorserImport]):
    label = "name"
    repeated = gettext_lazy("The same as line %(line)d of the file, by name or website.")

    def __init__(self, current: EndorserImport, reader: RowReader) -> None:
        super().__init__(current, reader)
        self.seen: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)  # regions and lines, by key
        self.taken: set[int] = set()  # keys of what came in by a line already

    def why_no_entry(self, cells: list[str]) -> str:
        if names_a_group(self.reader.values(cells)):
            return _("This names a group of organizations, and none of them.")
        return super().why_no_entry(cells)

    def read(self, line: int, cells: list[str]) -> Row:
        return Row(**self.reader.read(cells))

    def line_before(self, line: int, row: Row) -> int | None:
        """Of two regions, there are two (case E5)."""
        own, region = own_keys(name_key(row.name), website_key(row.website)), region_named(row.region).key
        others = (other for key in own for other in self.seen[key])
        before = next((number for other, number in others if not (region and other) or region == other), None)
        for key in own:
            self.seen[key].append((region, line))
        return before

    def written_before(self, row: Row) -> int | None:
        came = EndorserEvent.objects.filter(kind=EndorserEvent.Kind.SUBMITTED, details__imported=self.current.pk)
        named = Endorser.objects.filter(name=row.name, website=row.website, pk__in=came.values("endorser"))
        same = named.filter(region_key=region_named(row.region).key).exclude(pk__in=self.taken)
        key = same.values_list("pk", flat=True).first()
        self.taken |= {key} if key else set()
        return key

    def known(self, row: Row) -> tuple[int, str] | None:
        same = same_organization(name=row.name, website=row.website, region=row.region)
        there = same.of_site(self.current.site_id).first()
        return (there.pk, _("Is there already: %(name)s") % {"name": there.name}) if there else None

    def notes(self, row: Row) -> list[str]:
        if (row.contact_name or row.contact_role) and not row.contact_email:
            return [_("Its representative is left out, since the row has no e-mail address.")]
        return []

    def write(self, row: Row, said: list[str]) -> int:
        logo, trouble = _logo(row)
        if trouble:
            self.result.numbers[WITHOUT_LOGO] += 1
            said.append(_("Came in without its logo: %(trouble)s") % {"trouble": trouble})
        endorser = _write(row, self.current, logo=logo)
        self.taken.add(endorser.pk)
        return endorser.pk


def _logo(row: Row) -> tuple[CleanLogo | None, str]:
    """The logo, or why it can't be had."""
    if not row.logo:
        return None, ""
    try:
        return clean_logo(fetch(row.logo), file_name=PurePosixPath(urlsplit(row.logo).path).name), ""
    except FetchError as error:
        return None, str(error)
    except ValidationError as error:
        return None, " ".join(error.messages)


@transaction.atomic
def _write(row: Row, current: EndorserImport, *, logo: CleanLogo | None) -> Endorser:
    now, by = timezone.now(), current.created_by
    endorser = Endorser(
        name=row.name,
        website=row.website,
        scope=row.scope,
        region=row.region,
        quote=row.quote,
        site=current.site,
        source=Endorser.Source.IMPORT,
        live=False,
        has_unpublished_changes=True,
    )
    endorser.save()
    if logo:
        endorser.new_logo = keep(logo, endorser=endorser)
        endorser.save(update_fields=["new_logo"])
    _note_contact(endorser, row)
    revision = endorser.save_revision(user=by, log_action=True)
    details: dict[str, Any] = {"source": Endorser.Source.IMPORT, "imported": current.pk}
    record(endorser, EndorserEvent.Kind.SUBMITTED, now=now, by=by, **details)
    if current.publish:
        revision.publish(user=by)
    return endorser


def _note_contact(endorser: Endorser, row: Row) -> None:
    if row.contact_email:
        EndorsementContact.objects.create(
            endorser=endorser,
            name=row.contact_name,
            role=row.contact_role,
            email=row.contact_email,
            canonical_email=canonical_email(row.contact_email),
        )
