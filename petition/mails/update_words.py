"""A petition's update as the words of a mailing."""

from campaign.core.text.rich_text import plain_text
from campaign.mailings.writing.drafting import Draft, shown_blocks
from petition.models import PetitionUpdatePage


def words_of_update(update: PetitionUpdatePage) -> Draft:
    """Its title as the subject, its introduction first, and those of its blocks that a mail can show."""
    introduction = [{"type": "text", "value": update.introduction}] if update.introduction else []
    preheader = plain_text(update.introduction).replace("\n", " ")
    return Draft(subject=update.title, preheader=preheader, body=[*introduction, *shown_blocks(update.body)])
