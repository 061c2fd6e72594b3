"""Signatures from a list, through the rules and the verb that every signature passes."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaign.imports.outcomes import Kind, packed, unpacked
from campaign.imports.results import Result
from campaign.imports.running import Rows
from campaign.imports.sheets import Sheet
from campaign.imports.taking import Taking
from petition.import_export.import_rows import Row, SignatureReader, country_code
from petition.models import PetitionPage, Signature, SignatureImport, StatementWording
from petition.models.names import name_key
from petition.models.wordings import live_at
from petition.signing import channels
from petition.signing.households import place_among
from petition.signing.inserting import REPEATED
from petition.signing.sign import write_signature
from petition.submission.attribution import Visit
from petition.submission.submission import Submission

__all__ = ["IMPORTED", "country_code", "import_signatures"]

IMPORTED = "petition.import"
BATCH = 500
Key = tuple[str, str]


def import_signatures(
    signature_import: SignatureImport, sheet: Sheet, rows: Rows | None = None, *, now: datetime | None = None
) -> Result:
    """Try the rows out, or write them where ``dry_run`` is off. Again is harmless: what is written is repeated then.

    Each row that is in order is a transaction of its own, so it may be stopped at any time. The outcome names lines
    and keys only: cells hold personal data.
    """
    taking = _Taking(signature_import, sheet, now or timezone.now())
    fresh = (row for _line, row in taking.in_order(rows or iter(sheet.rows)))
    while batch := list(islice(fresh, BATCH)):
        taking.take(batch)
    taking.result.lines.sort(key=lambda line: line.number)
    if not signature_import.dry_run:
        counts = taking.result.counts() | {"import": signature_import.pk}
        log(instance=taking.petition, action=IMPORTED, user=signature_import.created_by, data=counts)
    return taking.result


@dataclass(frozen=True)
class _There:
    """A signature that is under the petition."""

    pk: int
    is_imported: bool


class _Taking(Taking[SignatureImport, SignatureReader]):
    """Takes rows in batches, knowing those before them."""

    keeps_cells = False

    def __init__(self, current: SignatureImport, sheet: Sheet, now: datetime) -> None:
        self.petition = PetitionPage.objects.get(pk=current.petition_id)
        super().__init__(current, SignatureReader(current, self.petition, sheet, now))
        self.seen: dict[Key, int] = {}
        self.trial = _Trial(self.petition)
        self.wordings = _Wordings(self.petition, current.wording_id)
        # Where an earlier worker was killed over it, what the trial called new may have been written by that one.
        new = unpacked(packed(bytes(current.lines), Kind.NEW)) if current.began_before else ()
        self.called_new = {line.number for line in new}

    def read(self, line: int, cells: list[str]) -> Row:
        return self.reader.read(line, cells)

    def take(self, batch: list[Row]) -> None:
        fresh = [row for row in batch if not self._is_repeated(row)]
        if self.current.dry_run:
            there = self._there(fresh)
            self.trial.look_up(fresh)
            new = {row.line for row in fresh if self.trial.takes(row)}
        else:
            new = {row.line for row in fresh if self._write(row)}
            there = self._there(fresh)
        for row in fresh:
            self._note(row, there.get(self._key(row)), is_new=row.line in new)

    def _note(self, row: Row, there: _There | None, *, is_new: bool) -> None:
        pk = there.pk if there else None
        came_before = self.current.began_before and not self.current.dry_run and self._came_by_this(row, there)
        if is_new or came_before:
            self.result.take(row.line, Kind.NEW, words=" ".join(row.notes), pk=pk)
        else:
            words = _("This person has signed already, or another one with this address.")
            self.result.take(row.line, Kind.KNOWN, words=words, pk=pk)

    def _came_by_this(self, row: Row, there: _There | None) -> bool:
        return bool(there and there.is_imported and (not self.current.lines or row.line in self.called_new))

    def _is_repeated(self, row: Row) -> bool:
        before = self.seen.setdefault(self._key(row), row.line)
        if before == row.line:
            return False
        words = _("The same address as in line %(line)d of the file.") % {"line": before}
        self.result.take(row.line, Kind.REPEATED, words=words, same_as=before)
        return True

    def _key(self, row: Row) -> Key:
        """By what a signer is known: the mailbox, and where people may share one, the name."""
        return row.mailbox, name_key(row.submission.full_name) if self.petition.allow_shared_addresses else ""

    def _there(self, rows: list[Row]) -> dict[Key, _There]:
        known = Signature.objects.of(self.petition).filter(canonical_email__in={row.mailbox for row in rows})
        facts = ("canonical_email", "given_name", "family_name", "pk", "channel")
        found: dict[Key, _There] = {}
        for mailbox, given_name, family_name, pk, channel in known.order_by("pk").values_list(*facts):
            shared = self.petition.allow_shared_addresses
            key = name_key(Submission(given_name=given_name, family_name=family_name, email="").full_name)
            found.setdefault((mailbox, key if shared else ""), _There(pk, channel == Signature.Channel.IMPORT))
        return found

    def _write(self, row: Row) -> bool:
        language = self.petition.locale.language_code
        visit = Visit(
            source="import",
            partner=row.partner,
            language=language,
            consent_note=self.current.consent_note,
            wording_id=self.wordings.of(row),
        )
        with transaction.atomic():
            _commit_lazily()
            number = write_signature(
                petition=self.petition,
                submission=row.submission,
                visit=visit,
                channel=channels.IMPORT,
                now=row.signed_at,
            )
        return number not in (REPEATED, None)


class _Trial:
    """Which rows would be new: what is at their addresses already, with the rows before them."""

    def __init__(self, petition: PetitionPage) -> None:
        self.petition = petition
        self.there: dict[str, dict[int, Signature]] = {}

    def look_up(self, rows: list[Row]) -> None:
        addresses = {row.mailbox for row in rows} - self.there.keys()
        self.there |= {address: {} for address in addresses}
        for known in Signature.objects.of(self.petition).filter(canonical_email__in=addresses):
            self.there[known.canonical_email][known.household_place] = known

    def takes(self, row: Row) -> bool:
        there, name = self.there[row.mailbox], row.submission.full_name
        place = place_among(there, name) if self.petition.allow_shared_addresses else 0
        if place is None or place in there:
            return False
        there[place] = Signature(given_name=name, state=Signature.State.CONFIRMED)
        return True


class _Wordings:
    """Which words each row signed: those that the editor named, else what the petition said at the time."""

    def __init__(self, petition: PetitionPage, named: int | None) -> None:
        self.named = named
        self.timeline = StatementWording.objects.of(petition).timeline(language=petition.locale.language_code)

    def of(self, row: Row) -> int | None:
        return self.named or live_at(row.signed_at, self.timeline)


def _commit_lazily() -> None:
    """Do not wait for the disk at each row. A server that crashes may forget the last ones, rows and counts
    together; what is said to be done is on the disk, since the commit that says so waits for all before it.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit TO off")
