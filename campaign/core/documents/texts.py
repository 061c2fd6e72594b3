"""Keeping the text of each document for the search."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import Signal, receiver
from django_tasks import task

from campaign.core.documents.reading import READABLE, read_text
from campaign.core.models import CampaignDocument

# Sent with ``document`` once its text is there: what is found by it is to be indexed anew.
text_kept = Signal()


@receiver(post_save, sender=CampaignDocument)
def read_new_file(instance: CampaignDocument, raw: bool = False, **kwargs: object) -> None:
    if not raw and instance.file and instance.file_extension.lower() in READABLE:
        transaction.on_commit(lambda: _begin(instance.pk))


def _begin(pk: int) -> None:
    document = CampaignDocument.objects.filter(pk=pk).defer("text").first()
    if document and document.text_of != document.get_file_hash():
        keep_text.enqueue(pk)


@task()
def keep_text(pk: int) -> None:
    """Read the document's file, unless that was done; a file that is gone leaves the document without text."""
    document = CampaignDocument.objects.filter(pk=pk).defer("text").first()
    if document is None or document.text_of == (file_hash := document.get_file_hash()):
        return
    try:
        with document.open_file() as file:
            text = read_text(file.read(), extension=document.file_extension)
    except FileNotFoundError:
        text = ""
    # Where the file was exchanged meanwhile, the next task reads that one.
    kept = CampaignDocument.objects.filter(pk=pk, file_hash=file_hash).update(text=text, text_of=file_hash)
    if kept:
        text_kept.send(sender=CampaignDocument, document=document)
