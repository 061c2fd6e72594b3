"""Saves the demo's pictures and documents, in a collection of their own."""

from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.models import Collection
from wagtail.utils.file import hash_filelike

from campaign.core.media.licenses import License
from campaign.core.models import CampaignDocument, CampaignImage
from campaign.demo.content.pictures import CREDIT, PICTURES
from campaign.demo.models import LoadedObject

FILES = Path(__file__).with_name("files")
COLLECTION = "Demo"


def make_collection() -> Collection:
    collection = Collection.get_first_root_node().add_child(name=COLLECTION)
    LoadedObject.objects.remember(collection)
    return collection


def save_image(*, collection: Collection, title: str, description: str, path: Path) -> CampaignImage:
    image = CampaignImage(
        title=title, description=description, credit=CREDIT, license=License.CC0, collection=collection
    )
    return _saved(image, path)


def save_drawing(*, collection: Collection, name: str) -> CampaignImage:
    """One of the demo's own pictures, by the name of its file."""
    said = PICTURES[name]
    image = CampaignImage(
        title=said["title"],
        description=said["description"],
        credit=CREDIT,
        license=License.CC0,
        collection=collection,
    )
    if "focus" in said:
        image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = said["focus"]
    return _saved(image, FILES / "pictures" / name)


def _saved(image: CampaignImage, path: Path) -> CampaignImage:
    image.file = _file(image, path)
    image.save()
    LoadedObject.objects.remember(image)
    return image


def save_document(*, collection: Collection, title: str, path: Path) -> CampaignDocument:
    document = CampaignDocument(title=title, collection=collection)
    document.file = _file(document, path)
    document.save()
    LoadedObject.objects.remember(document)
    return document


def _file(owner: CampaignImage | CampaignDocument, path: Path) -> ContentFile:
    """What is stored: the file's size and fingerprint are noted on the owner as an upload notes them."""
    file = ContentFile(path.read_bytes(), name=f"demo-{path.name}")
    owner.file_size = file.size
    owner.file_hash = hash_filelike(file)
    return file
