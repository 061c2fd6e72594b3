"""Imports take longer than a request: claimed, worked on, and told how far they are."""

import logging

from django.core.exceptions import ValidationError
from django_tasks import task

from endorsers.models import EndorserImport
from endorsers.transfers.importing import import_endorsers

logger = logging.getLogger("campaign.transfers")
State = EndorserImport.State


@task()
def run_import(pk: int) -> None:
    """Try out or write the rows of an import that waits. A second run of the task finds nothing to do."""
    own = EndorserImport.objects.filter(pk=pk)
    if not own.filter(state=State.WAITING).update(state=State.RUNNING, done=0, failure=""):
        return
    endorser_import = own.select_related("created_by").get()
    try:
        result = import_endorsers(
            endorser_import,
            by=endorser_import.created_by,
            progress=lambda done, total: own.update(done=done, total=total),
        )
    except ValidationError as error:
        own.update(state=State.FAILED, failure=" ".join(error.messages)[:400])
    except Exception:
        logger.exception("Import %d failed.", pk)
        own.update(state=State.FAILED, failure="Something went wrong. Nothing is lost: start it again.")
    else:
        own.update(state=State.DONE, result=result.as_json())
        own.filter(dry_run=False).update(content=b"")  # it may hold personal data, and its work is done
