"""Headings, paragraphs and quotes."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from campaign.core.text.rich_text import rich_text_shape

RICH_TEXT_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "hr", "link", "document-link", "superscript"]
SIMPLE_FEATURES = ["bold", "italic", "link"]


class HeadingBlock(blocks.CharBlock):
    """API: the heading as a string."""

    class Meta:
        icon = "title"
        template = "core/blocks/heading.html"
        label = _("Heading")
        description = _("A heading that divides a long text; its words become an address to link to.")
        preview_value = "What we ask for"

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"max_length": 160, "required": True} | kwargs)


class RichTextBlock(blocks.RichTextBlock):
    """API: ``{"html": str, "text": str}``, links absolute."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs with lists, links and emphasis.")
        preview_value = (
            "<p>Trade agreements should put <b>labor, environmental and human rights</b> first.</p>"
            "<ul><li>Good jobs along the supply chain</li><li>Rules that are enforced</li></ul>"
        )

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"features": RICH_TEXT_FEATURES} | kwargs)

    def get_api_representation(self, value: RichText | None, context: dict | None = None) -> dict[str, str]:
        source = value.source if value else ""
        return rich_text_shape(source)


class QuoteBlock(blocks.StructBlock):
    """API: ``{"quote": str, "name": str, "role": str}``."""

    quote = blocks.TextBlock(label=_("Quote"), help_text=_("Without quotation marks: the page adds them."))
    name = blocks.CharBlock(label=_("Name"), required=False, max_length=120, help_text=_("Who said it."))
    role = blocks.CharBlock(label=_("Role"), required=False, max_length=160, help_text=_("Their role or organization."))

    class Meta:
        icon = "openquote"
        template = "core/blocks/quote.html"
        label = _("Quote")
        description = _("Somebody's words, set apart, with their name and role.")
        preview_value = {
            "quote": "A mine that poisons its river powers nobody’s future.",
            "name": "Amara Example",
            "role": "River Communities Network",
        }
