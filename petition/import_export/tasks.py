"""Exports and imports as tasks: claimed, worked on, and told how far they are."""

from typing import Any

from django.utils.translation import override

from campaign.core.languages.language_prefix import language_of
from campaign.imports.file_work import Hold, works_on
from campaign.imports.running import run
from petition.import_export.export_pdf import delivery_pdf
from petition.import_export.exporting import export_filename, exported_signatures, note_export, workbook_export
from petition.import_export.importing import import_signatures
from petition.models import SignatureExport, SignatureImport


@works_on(SignatureImport, with_related=("petition",))
def run_import(current: SignatureImport, hold: Hold) -> dict[str, Any]:
    return run(current, hold, take_rows=import_signatures)


@works_on(SignatureExport, with_related=("petition",))
def run_export(export: SignatureExport, hold: Hold) -> dict[str, Any]:
    petition = export.petition
    total = exported_signatures(petition, export.shape, everyone=export.everyone).count()
    if not export.began_before:
        note_export(petition=petition, by=export.created_by, shape=export.shape, format=export.format, rows=total)
    if export.format == SignatureExport.Format.PDF:
        with override(language_of(petition)):  # it is read by whom the petition addresses
            content = hold.made(delivery_pdf(petition), total=total)
    else:
        content = hold.made(workbook_export(petition, export.shape, everyone=export.everyone), total=total)
    filename = export_filename(petition, export.shape, export.format)
    return {"content": content, "filename": filename, "done": total, "total": total}
