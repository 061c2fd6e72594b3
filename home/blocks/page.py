"""What a page of text may hold: words and pictures, and the landing page's sections that tell why."""

from campaign.core.blocks import ContentStreamBlock
from home.blocks.progress import PetitionsBlock, TimelineBlock
from home.blocks.story import DecisionBlock, DemandsBlock, PressBlock, VoiceBlock, WhyNowBlock


class PageStreamBlock(ContentStreamBlock):
    """API: a list of ``{"type": name, "value": the block's shape, "id": uuid}``."""

    why_now = WhyNowBlock()
    demands = DemandsBlock()
    decision = DecisionBlock()
    timeline = TimelineBlock()
    voice = VoiceBlock()
    press = PressBlock()
    petitions = PetitionsBlock()
