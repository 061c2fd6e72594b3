"""The stream of shared blocks that a text page is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .links import CallToActionBlock
from .media import DocumentBlock, ImageBlock, MediaEmbedBlock
from .table import TableBlock
from .text import HeadingBlock, QuoteBlock, RichTextBlock


class ContentStreamBlock(blocks.StreamBlock):
    """API: a list of ``{"type": name, "value": the block's shape, "id": uuid}``."""

    heading = HeadingBlock()
    text = RichTextBlock()
    quote = QuoteBlock()
    image = ImageBlock()
    call_to_action = CallToActionBlock()
    document = DocumentBlock()
    media = MediaEmbedBlock()
    table = TableBlock()

    class Meta:
        icon = "doc-full-inverse"
        label = _("Content")
        description = _("Text, pictures, quotes, tables and files in any order.")
        template = "core/blocks/content.html"
        preview_value = [
            ("heading", "What we ask for"),
            ("text", RichTextBlock._meta_class.preview_value),
        ]
