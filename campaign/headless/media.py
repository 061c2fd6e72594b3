"""The shapes of ``campaign.core.media.shapes`` as schemas, for endpoints that answer pictures and documents."""

from ninja import Schema
from pydantic import Field


class RenditionOut(Schema):
    url: str
    width: int
    height: int


class ImageOut(Schema):
    id: int
    title: str
    alt: str = Field(description="What the picture shows, for people who can't see it.")
    credit: str
    width: int = Field(description="Of the original, in pixels.")
    height: int
    renditions: dict[str, RenditionOut] = Field(description="`small` fits in 480, `large` in 1600 pixels.")


class DocumentOut(Schema):
    id: int
    title: str
    url: str
    format: str = Field(description="Such as `PDF`.")
    bytes: int | None


class RichTextOut(Schema):
    html: str = Field(description="With absolute addresses.")
    text: str = Field(description="The words alone, a line for each paragraph.")
