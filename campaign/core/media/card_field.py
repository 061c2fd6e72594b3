"""A page's own picture for previews of links, in Wagtail's API."""

from typing import Any

from wagtail.images.api.fields import ImageRenditionField


class CardField(ImageRenditionField):
    """None where no such picture can be made: of an SVG, or of a file that is gone or broken."""

    def to_representation(self, image: Any) -> dict[str, Any] | None:
        return super().to_representation(image) if image.card() else None
