"""Sections that show how far a campaign is: its timeline, who backs it, its petitions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from campaign.core.signed_links import here_absolute
from endorsers.wall.listing import whole_wall
from home.blocks.chosen_pages import ChosenPageBlock, ChosenPageValue, how_many
from petition.models.index_page import public_petitions
from petition.models.updates import updates_of


@dataclass(frozen=True)
class Moment:
    """One entry of a timeline; ``url`` may be empty."""

    day: date
    title: str
    text: str = ""
    url: str = ""


class MilestoneBlock(blocks.StructBlock):
    """API: ``{"day": "YYYY-MM-DD", "title": str, "text": str}``."""

    day = blocks.DateBlock(label=_("Date"))
    title = blocks.CharBlock(label=_("What happened"), max_length=160)
    text = blocks.TextBlock(label=_("Text"), required=False, help_text=_("One or two sentences."))

    class Meta:
        icon = "date"
        label = _("Milestone")
        description = _("Something that happened on a day, or will.")
        preview_value = {"day": date(2026, 3, 2), "title": "The first draft leaks"}


class TimelineBlock(ChosenPageBlock):
    """API: ``{"heading", "petition": page link, "entries": [{"date", "title", "text", "html_url"}]}``.

    ``html_url`` is that of an update, and empty for a milestone.
    """

    page_key = "petition"
    heading = blocks.CharBlock(label=_("Heading"), max_length=120, default=_("How we got here"))
    page = blocks.PageChooserBlock(
        label=_("Petition"),
        page_type="petition.PetitionPage",
        required=False,
        help_text=_("Its updates stand among the milestones by themselves. Left empty, there are the milestones only."),
    )
    milestones = blocks.ListBlock(MilestoneBlock(), label=_("Milestones"), default=[])

    class Meta:
        icon = "history"
        template = "home/blocks/timeline.html"
        label = _("Timeline")
        description = _("Milestones of the campaign and the updates of a petition, by date, the latest last.")
        preview_value = {
            "heading": "How we got here",
            "milestones": [
                {"day": date(2026, 3, 2), "title": "The first draft leaks", "text": ""},
                {"day": date(2026, 5, 18), "title": "Forty organizations write to the negotiators", "text": ""},
            ],
        }

    def get_context(self, value: ChosenPageValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        return context | {"moments": moments(value), "petition": value.chosen}

    def get_api_representation(self, value: ChosenPageValue, context: dict | None = None) -> dict[str, Any]:
        entries = [
            {
                "date": moment.day.isoformat(),
                "title": moment.title,
                "text": moment.text,
                "html_url": here_absolute(moment.url) if moment.url else "",
            }
            for moment in moments(value)
        ]
        return super().get_api_representation(value, context=context) | {"entries": entries}


def moments(timeline: ChosenPageValue) -> list[Moment]:
    """Milestones and the petition's updates, the earliest first."""
    return sorted(_moments(timeline), key=lambda moment: moment.day)


def _moments(timeline: ChosenPageValue) -> Iterator[Moment]:
    for milestone in timeline.get("milestones") or []:
        yield Moment(day=milestone["day"], title=milestone["title"], text=milestone["text"] or "")
    if timeline.chosen:
        for update in updates_of(timeline.chosen):
            yield Moment(day=update.date, title=update.title, url=update.url)


class BackedByBlock(ChosenPageBlock):
    """API: ``{"heading": str, "page": page link, "items_url": str}``."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, default=_("Backed by"))
    page = blocks.PageChooserBlock(
        label=_("Endorsers page"), page_type="endorsers.EndorsersPage", help_text=_("Where all of them stand.")
    )
    limit = how_many(8, least=3, most=12, help_text=_("Featured ones first."))

    class Meta:
        icon = "thumbtack"
        template = "home/blocks/backed_by.html"
        label = _("Backed by")
        description = _("A row of logos, best right under the headline: who stands behind this.")
        preview_value = {"heading": "Backed by", "limit": 8}

    def get_context(self, value: ChosenPageValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        everybody = whole_wall()
        return context | {
            "wall": everybody.first(value["limit"] or 8),
            "more": max(0, everybody.count - (value["limit"] or 8)),
            "endorsers_page": value.chosen,
        }

    def get_api_representation(self, value: ChosenPageValue, context: dict | None = None) -> dict[str, Any]:
        items = f"/api/campaign/v1/endorsers/?limit={value['limit'] or 8}"
        return super().get_api_representation(value, context=context) | {"items_url": here_absolute(items)}


class PetitionsBlock(blocks.StructBlock):
    """API: ``{"heading": str, "text": str, "items_url": str}``."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, default=_("Our petitions"))
    text = blocks.TextBlock(label=_("Text"), required=False, help_text=_("A sentence above the list."))

    class Meta:
        icon = "form"
        template = "home/blocks/petitions.html"
        label = _("Petitions")
        description = _("All petitions of this site with their numbers and goals, open ones first.")
        preview_value = {"heading": "Our petitions", "text": ""}

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        return context | {"petitions": public_petitions()}

    def get_api_representation(self, value: blocks.StructValue, context: dict | None = None) -> dict[str, Any]:
        items = here_absolute("/api/campaign/v1/petitions/")
        return {"heading": value["heading"], "text": value["text"], "items_url": items}
