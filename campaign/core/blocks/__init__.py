"""StreamField blocks that several page types use, one file a family.

Each has an icon, a description and a preview for editors, and a documented shape in the API.
"""

from .content import ContentStreamBlock
from .links import CallToActionBlock, LinkBlock
from .media import DocumentBlock, ImageBlock, MediaEmbedBlock
from .table import TableBlock
from .text import HeadingBlock, QuoteBlock, RichTextBlock

__all__ = [
    "CallToActionBlock",
    "ContentStreamBlock",
    "DocumentBlock",
    "HeadingBlock",
    "ImageBlock",
    "LinkBlock",
    "MediaEmbedBlock",
    "QuoteBlock",
    "RichTextBlock",
    "TableBlock",
]
