"""Keeping the text of each document for the search."""

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_save
from django.dispatch import Signal, receiver

from campaign.core.documents.reading import READABLE, read_text
from campaign.core.models import CampaignDocument
from campaign.runtime.tasks.lanes import Lane, task_in

READ_AT_ONCE = 50
GONE = "gone"  # stands for the hash of a file that nobody can read any more

# Sent with ``document`` once its text is there: what is found by it is to be indexed again.
text_kept = Signal()


@receiver(post_save, sender=CampaignDocument)
def read_new_file(instance: CampaignDocument, raw: bool = False, **kwargs: object) -> None:
    if not raw and instance.file and instance.file_extension.lower() in READABLE:
        transaction.on_commit(lambda: _begin(instance.pk))


def _begin(pk: int) -> None:
    document = CampaignDocument.objects.filter(pk=pk).defer("text").first()
    if document and document.text_of != document.get_file_hash():
        keep_text.enqueue(pk)


@task_in(Lane.LONG)
def keep_text(pk: int) -> None:
    """Read the document's file, unless that was done; a file that is gone leaves the document without text."""
    document = CampaignDocument.objects.filter(pk=pk).defer("text").first()
    if document is None:
        return
    try:
        if document.text_of == (file_hash := document.get_file_hash()):
            return
        with document.open_file() as file:
            text = read_text(file.read(), extension=document.file_extension)
    except FileNotFoundError:
        file_hash, text = document.file_hash or GONE, ""
    if file_hash == GONE:
        CampaignDocument.objects.filter(pk=pk, file_hash="").update(text_of=GONE)
        return
    # Where the file was exchanged meanwhile, the next task reads that one.
    kept = CampaignDocument.objects.filter(pk=pk, file_hash=file_hash).update(text=text, text_of=file_hash)
    if kept:
        text_kept.send(sender=CampaignDocument, document=document)


def read_unread_files() -> None:
    """Set tasks on files that nobody read: uploaded before texts were kept, or while no worker ran."""
    readable = Q()
    for extension in READABLE:
        readable |= Q(file__iendswith=f".{extension}")
    unread = CampaignDocument.objects.filter(readable, text_of="").order_by("pk").values_list("pk", flat=True)
    for pk in unread[:READ_AT_ONCE]:
        keep_text.enqueue(pk)
