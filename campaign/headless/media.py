"""The shapes of ``campaign.core.media.shapes`` as schemas, for endpoints that answer pictures and documents."""

from ninja import Schema
from pydantic import Field


class RenditionOut(Schema):
    url: str
    width: int
    height: int


class LicenseOut(Schema):
    name: str = Field(description="Such as `CC BY 4.0`.")
    url: str = Field(description="Its terms.")


class FocalPointOut(Schema):
    x: float = Field(description="From 0, the left edge, to 1.")
    y: float = Field(description="From 0, the upper edge, to 1.")


class ImageOut(Schema):
    id: int
    title: str
    alt: str = Field(description="What the picture shows, for people who can't see it.")
    credit: str = Field(description="Who made it; to be shown with the picture.")
    license: LicenseOut | None = Field(description="Under which others may show it; null where none is known.")
    source_url: str = Field(description="Where the original is; empty where that is not known.")
    focal_point: FocalPointOut | None = Field(description="What must stay in sight where the picture is cut.")
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
