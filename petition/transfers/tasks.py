"""Exports and imports that take longer than a request: claimed, worked on, and told how far they are."""

import logging
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.utils import timezone
from django_tasks import task

from petition.models import SignatureExport, SignatureImport
from petition.models.transfers import Transfer
from petition.transfers.export_pdf import delivery_pdf
from petition.transfers.exporting import export_filename, exported_signatures, note_export, workbook_export
from petition.transfers.importing import import_signatures

logger = logging.getLogger("campaign.transfers")


@task()
def run_export(pk: int) -> None:
    """Make the file of an export that waits. A second run of the task finds nothing to do."""
    if export := _claimed(SignatureExport, pk):
        _worked_on(export, _make_file)


@task()
def run_import(pk: int) -> None:
    """Try out or write the rows of an import that waits."""
    if signature_import := _claimed(SignatureImport, pk):
        _worked_on(signature_import, _take_rows)


def _make_file(export: SignatureExport) -> dict:
    petition = export.petition
    total = exported_signatures(petition, export.shape, everyone=export.everyone).count()
    note_export(petition=petition, by=export.created_by, shape=export.shape, format=export.format, rows=total)
    if export.format == SignatureExport.Format.PDF:
        steps = delivery_pdf(petition)
    else:
        steps = workbook_export(petition, export.shape, everyone=export.everyone)
    content = b""
    for step in steps:
        if isinstance(step, bytes):
            content = step
        else:
            _say(export, done=step, total=total)
    return {
        "content": content,
        "filename": export_filename(petition, export.shape, export.format),
        "done": total,
        "total": total,
    }


def _take_rows(signature_import: SignatureImport) -> dict:
    if signature_import.content is None:
        raise ValidationError("The file was deleted after a week. Upload it again.")
    result = import_signatures(
        signature_import,
        content=bytes(signature_import.content),
        by=signature_import.created_by,
        progress=lambda done, total: _say(signature_import, done=done, total=total),
    )
    return {"result": result.as_json(), "errors": result.errors_as_csv() if result.errors else None}


def _claimed(model: type[Transfer], pk: int) -> Transfer | None:
    """The transfer, for this worker alone; None where another one has it or it is over."""
    waiting = model.objects.filter(pk=pk, state=Transfer.State.WAITING)
    if not waiting.update(state=Transfer.State.RUNNING, heard_of_at=timezone.now(), done=0, failure=""):
        return None
    return model.objects.select_related("petition", "created_by").get(pk=pk)


def _worked_on(transfer: Transfer, work: Callable[[Transfer], dict]) -> None:
    try:
        changes = work(transfer) | {"state": Transfer.State.DONE}
    except ValidationError as error:
        changes = {"state": Transfer.State.FAILED, "failure": " ".join(error.messages)[:400]}
    except Exception:
        logger.exception("%s %d failed.", type(transfer).__name__, transfer.pk)
        changes = {"state": Transfer.State.FAILED, "failure": "Something went wrong. Nothing is lost: start it again."}
    type(transfer).objects.filter(pk=transfer.pk).update(**changes, heard_of_at=timezone.now())


def _say(transfer: Transfer, *, done: int, total: int) -> None:
    type(transfer).objects.filter(pk=transfer.pk).update(done=done, total=total, heard_of_at=timezone.now())
