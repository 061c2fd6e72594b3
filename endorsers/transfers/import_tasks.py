"""The import of endorsers as a task."""

from django_tasks import task

from campaign.core.imports.running import run
from endorsers.models import EndorserImport
from endorsers.transfers.importing import import_endorsers


@task()
def run_import(pk: int) -> None:
    run(EndorserImport.objects.filter(pk=pk).select_related("created_by"), import_endorsers)
