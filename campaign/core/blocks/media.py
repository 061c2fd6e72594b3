"""Pictures, documents and embedded media."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from campaign.core.media.shapes import document_shape, image_shape

PREVIEWED_FROM = 800


class PictureChooserBlock(ImageChooserBlock):
    """Wagtail's, which loads all pictures of a stream with their renditions at once."""

    # Migrations know it as Wagtail's: nothing that is stored differs.
    canonical_module_path = "wagtail.images.blocks.ImageChooserBlock"

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        pictures = super().bulk_to_python(values)
        prefetch_related_objects([picture for picture in pictures if picture], "renditions")
        return pictures


class DescribedPictureValue(blocks.StructValue):
    @property
    def alt(self) -> str:
        """What the picture says here to who can't see it; empty where it only decorates."""
        image = self.get("image")
        return "" if self.get("decorative") or not image else self.get("alt_text") or image.default_alt_text


class DescribedPictureBlock(blocks.StructBlock):
    """A picture that says what it shows, or that it only decorates: an editor is asked until one of them holds."""

    image = PictureChooserBlock(label=_("Picture"))
    alt_text = blocks.CharBlock(
        label=_("Description for people who can't see it"),
        required=False,
        max_length=250,
        help_text=_("What the picture shows. Left empty, the picture's own description is used."),
    )
    decorative = blocks.BooleanBlock(
        label=_("Only decoration"), required=False, help_text=_("Says nothing that the text does not say.")
    )

    class Meta:
        value_class = DescribedPictureValue

    def get_preview_value(self) -> blocks.StructValue:
        """With the newest picture that is broad and described, where there is one."""
        value = super().get_preview_value()
        described = get_image_model().objects.exclude(description="").filter(width__gte=PREVIEWED_FROM)
        value["image"] = value.get("image") or described.order_by("-pk").first()
        return value

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and cleaned["image"] and not cleaned["decorative"] and not cleaned.alt:
            words = _("Say what the picture shows, or tick “Only decoration”.")
            raise blocks.StructBlockValidationError(block_errors={"alt_text": ValidationError(words)})
        return cleaned

    def get_api_representation(self, value: blocks.StructValue, context: dict | None = None) -> dict:
        shown = super().get_api_representation(value, context=context)
        picture = image_shape(value["image"])
        shown["image"] = picture and picture | {"alt": value.alt}
        return {name: part for name, part in shown.items() if name not in ("alt_text", "decorative")}


class ImageBlock(DescribedPictureBlock):
    """API: ``{"image": image shape, "caption": str}``; the image's shape is in ``shapes``."""

    caption = blocks.CharBlock(
        label=_("Caption"), required=False, max_length=250, help_text=_("Shown under the picture.")
    )

    class Meta:
        icon = "image"
        template = "core/blocks/image.html"
        label = _("Picture")
        description = _("A picture with a caption and its credit.")
        preview_value = {"caption": "A caption says what the picture can't."}


class DocumentBlock(blocks.StructBlock):
    """API: ``{"document": document shape, "label": str}``; the document's shape is in ``shapes``."""

    document = DocumentChooserBlock(label=_("Document"))
    label = blocks.CharBlock(
        label=_("Words of the link"),
        required=False,
        max_length=160,
        help_text=_("Left empty, the document's title is used."),
    )

    class Meta:
        icon = "doc-full"
        template = "core/blocks/document.html"
        label = _("Document")
        description = _("A file to download, with its format and size.")
        preview_value = {"label": "The full recommendations"}

    def get_api_representation(self, value: blocks.StructValue, context: dict | None = None) -> dict:
        return {"document": document_shape(value["document"]), "label": value["label"]}


class MediaEmbedBlock(blocks.StructBlock):
    """API: ``{"url": str, "title": str}``: the address of the medium, for the reader to embed or link."""

    media = EmbedBlock(label=_("Address"), help_text=_("The address of a video or post, such as a video's page."))
    title = blocks.CharBlock(
        label=_("Title"), max_length=160, help_text=_("What it is, for people who can't see or play it.")
    )

    class Meta:
        icon = "media"
        template = "core/blocks/media_embed.html"
        label = _("Video or post")
        description = _("A video or post from elsewhere. Nothing is loaded from there before the reader asks for it.")
        preview_value = {"media": "https://example.org/video", "title": "What a fair agreement looks like"}

    def get_api_representation(self, value: blocks.StructValue, context: dict | None = None) -> dict[str, str]:
        media = value["media"]
        return {"url": media.url if media else "", "title": value["title"]}
