"""The import of endorsers as a task."""

from typing import Any

from campaign.imports.file_work import Hold, works_on
from campaign.imports.running import run
from endorsers.import_export.importing import import_endorsers, publish_imported
from endorsers.models import EndorserImport


@works_on(EndorserImport, with_related=("published_by",))
def run_import(current: EndorserImport, hold: Hold) -> dict[str, Any]:
    return run(current, hold, take_rows=import_endorsers, publish_one=publish_imported)
