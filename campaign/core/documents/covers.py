"""Keeping a picture of each PDF's first page, as long as the PDF itself is kept and everybody may open it."""

from io import BytesIO
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from PIL import Image
from wagtail.models import CollectionViewRestriction

from campaign.core.documents.drawing import draw_cover
from campaign.core.models import CampaignDocument
from campaign.core.public_state.generation import raise_after_commit
from campaign.runtime.tasks.lanes import Lane, task_in

DRAWN_AT_ONCE = 20
DRAWN = "pdf"


@receiver(post_save, sender=CampaignDocument)
def draw_new_file(instance: CampaignDocument, raw: bool = False, **kwargs: object) -> None:
    if not raw and instance.file and instance.file_extension.lower() == DRAWN:
        drop_private_covers()
        transaction.on_commit(lambda: _begin(instance.pk))


@receiver(post_delete, sender=CampaignDocument)
def delete_with_document(instance: CampaignDocument, **kwargs: object) -> None:
    if instance.cover:
        transaction.on_commit(lambda: instance.cover.storage.delete(instance.cover.name))


@receiver(post_save, sender=CollectionViewRestriction)
def drop_with_collection(raw: bool = False, **kwargs: object) -> None:
    if not raw:
        drop_private_covers()


def drop_private_covers() -> None:
    """Take covers away, file and all, of documents that not everybody may open any more."""
    for restriction in CollectionViewRestriction.objects.select_related("collection"):
        below = restriction.collection.get_descendants(inclusive=True)
        for document in CampaignDocument.objects.filter(collection__in=below).exclude(cover="").defer("text"):
            _keep(document, b"", file_hash="")


def draw_undrawn_files() -> None:
    """Set tasks on files that nobody drew: uploaded while no worker ran, or opened to everybody since.

    Covers of what was moved into a closed collection meanwhile go.
    """
    drop_private_covers()
    undrawn = CampaignDocument.objects.filter(file__iendswith=f".{DRAWN}", cover_of="").select_related("collection")
    for document in undrawn.defer("text").order_by("pk")[:DRAWN_AT_ONCE]:
        if document.is_public:
            draw.enqueue(document.pk)


def _begin(pk: int) -> None:
    document = CampaignDocument.objects.filter(pk=pk).defer("text").first()
    if document and document.is_public and document.cover_of != document.get_file_hash():
        draw.enqueue(pk)


@task_in(Lane.LONG)
def draw(pk: int) -> None:
    """Draw the document's first page, unless that was done; one that can't be drawn is shown by a plain cover."""
    document = CampaignDocument.objects.filter(pk=pk).defer("text").first()
    if document is None or not document.is_public:
        return
    try:
        if document.cover_of == (file_hash := document.get_file_hash()):
            return
        with document.open_file() as file:
            drawn = draw_cover(file.read())
    except FileNotFoundError:
        return
    _keep(document, drawn, file_hash=file_hash)


def _keep(document: CampaignDocument, drawn: bytes, *, file_hash: str) -> None:
    """In place of the former one. Where the file was exchanged or deleted meanwhile, nothing is kept.

    Without a ``file_hash`` the document counts as not drawn.
    """
    storage, former = document.cover.storage, document.cover.name
    name, width, height = "", None, None
    if drawn:
        # Under the one folder that web servers hand out; its address can't be guessed from the document's.
        name = storage.save(f"images/covers/{uuid4().hex}.webp", ContentFile(drawn))
        width, height = Image.open(BytesIO(drawn)).size
    same = CampaignDocument.objects.filter(pk=document.pk)
    if file_hash:
        same = same.filter(file_hash=file_hash)
    kept = same.update(cover=name, cover_width=width, cover_height=height, cover_of=file_hash)
    unneeded = former if kept else name
    if unneeded:
        transaction.on_commit(lambda: storage.delete(unneeded))
    if kept:
        raise_after_commit()
