"""The blocks of pages that a mail can show: no film, no table that needs a wide screen."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from campaign.core.blocks.links import CallToActionBlock
from campaign.core.blocks.media import DocumentBlock, ImageBlock
from campaign.core.blocks.text import HeadingBlock, QuoteBlock, RichTextBlock


class MailStreamBlock(blocks.StreamBlock):
    """API: as the blocks of pages."""

    heading = HeadingBlock()
    text = RichTextBlock()
    quote = QuoteBlock()
    image = ImageBlock()
    call_to_action = CallToActionBlock()
    document = DocumentBlock()

    class Meta:
        icon = "mail"
        label = _("Text of the mail")
        description = _("Text, pictures, quotes and buttons, as mail programs can show them.")
        preview_value = [("text", RichTextBlock._meta_class.preview_value)]
