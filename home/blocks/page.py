"""The sections that tell why, and what a page of text may hold: words and pictures, and these sections."""

from wagtail import blocks

from campaign.core.blocks import ContentStreamBlock
from home.blocks.progress import PetitionsBlock, TimelineBlock
from home.blocks.story import DecisionBlock, DemandsBlock, PressBlock, VoiceBlock, WhyNowBlock


class StorySections(blocks.StreamBlock):
    """For the landing page and for pages of text, in this order in the chooser."""

    why_now = WhyNowBlock()
    demands = DemandsBlock()
    decision = DecisionBlock()
    timeline = TimelineBlock()
    voice = VoiceBlock()
    press = PressBlock()
    petitions = PetitionsBlock()


class PageStreamBlock(StorySections, ContentStreamBlock):
    """API: a list of ``{"type": name, "value": the block's shape, "id": uuid}``."""
