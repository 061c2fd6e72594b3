"""Comments of those who signed, as a section of a landing page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from campaign.core.signed_links import here_absolute
from home.blocks.chosen_pages import ChosenPageBlock, ChosenPageValue, how_many
from petition.comments.published import latest_comments


class ReasonsBlock(ChosenPageBlock):
    """API: ``{"heading": str, "text": str, "petition": page link, "items_url": str or null}``."""

    page_key = "petition"

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, default=_("Why people sign"))
    text = blocks.TextBlock(label=_("Text"), required=False, help_text=_("A sentence above the comments."))
    page = blocks.PageChooserBlock(
        label=_("Petition"),
        page_type="petition.PetitionPage",
        help_text=_("Its comments are shown as it says: at once, after an editor’s look, or not at all."),
    )
    limit = how_many(4, least=1, most=12, help_text=_("The newest ones; those that editors chose stand first."))

    class Meta:
        icon = "openquote"
        template = "home/blocks/reasons.html"
        label = _("Why people sign")
        description = _("Comments of people who signed a petition, in their own words.")
        preview_value = {"heading": "Why people sign", "text": "In their own words.", "limit": 4}

    def get_context(self, value: ChosenPageValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        petition = value.chosen
        reasons = latest_comments(petition, value["limit"] or 4) if petition else []
        return context | {"petition": petition, "reasons": reasons}

    def get_api_representation(self, value: ChosenPageValue, context: dict | None = None) -> dict:
        petition = value.chosen
        items = f"/api/campaign/v1/petitions/{petition.pk}/comments/" if petition else ""
        return super().get_api_representation(value, context=context) | {
            "items_url": here_absolute(items) if items else None
        }
