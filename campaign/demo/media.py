"""Saves the demo's pictures and documents, in a collection of their own."""

from django.core.files.base import ContentFile
from wagtail.models import Collection
from wagtail.utils.file import hash_filelike

from campaign.core.models import CampaignDocument, CampaignImage
from campaign.demo.models import LoadedObject

COLLECTION = "Demo"
CREDIT = "Drawn for the demo"


def make_collection() -> Collection:
    collection = Collection.get_first_root_node().add_child(name=COLLECTION)
    LoadedObject.objects.remember(collection)
    return collection


def save_image(
    *, collection: Collection, title: str, description: str, file_name: str, content: bytes
) -> CampaignImage:
    image = CampaignImage(title=title, description=description, credit=CREDIT, collection=collection)
    image.file = _file(image, file_name, content)
    image.save()
    LoadedObject.objects.remember(image)
    return image


def save_document(*, collection: Collection, title: str, file_name: str, content: bytes) -> CampaignDocument:
    document = CampaignDocument(title=title, collection=collection)
    document.file = _file(document, file_name, content)
    document.save()
    LoadedObject.objects.remember(document)
    return document


def _file(owner: CampaignImage | CampaignDocument, name: str, content: bytes) -> ContentFile:
    """The content as a file, its size and fingerprint noted on the owner as an upload notes them."""
    file = ContentFile(content, name=name)
    owner.file_size = file.size
    owner.file_hash = hash_filelike(file)
    return file
