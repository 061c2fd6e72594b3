"""Tables of text, numbers and rich text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from .text import SIMPLE_FEATURES, RichTextBlock


class TableBlock(TypedTableBlock):
    """API: ``{"caption": str, "columns": [{"type", "heading"}], "rows": [{"values": [value]}]}``."""

    class Meta:
        icon = "table"
        template = "core/blocks/table.html"
        label = _("Table")
        description = _("A table with a caption and a heading for each column.")
        preview_value = {
            "caption": "Signatures by week",
            "columns": [{"type": "text", "heading": "Week"}, {"type": "number", "heading": "Signatures"}],
            "rows": [{"values": ["First", 1200]}, {"values": ["Second", 3400]}],
        }

    def __init__(self, **kwargs) -> None:
        columns = [
            ("text", blocks.CharBlock(label=_("Text"), required=False)),
            ("number", blocks.DecimalBlock(label=_("Number"), required=False)),
            ("rich_text", RichTextBlock(label=_("Rich text"), required=False, features=SIMPLE_FEATURES)),
        ]
        super().__init__(columns, **kwargs)
