"""Sections that tell why a campaign is needed: what is at stake, what is asked, who decides, what others say."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from campaign.core.blocks import RichTextBlock
from campaign.core.blocks.media import PictureChooserBlock
from campaign.core.blocks.text import SIMPLE_FEATURES
from campaign.core.media.shapes import image_shape


class FigureBlock(blocks.StructBlock):
    """API: ``{"figure": str, "words": str, "source": str, "source_url": str}``."""

    figure = blocks.CharBlock(
        label=_("Figure"), max_length=16, help_text=_("Short, such as “7 of 10” or “$2 billion”: it stands large.")
    )
    words = blocks.CharBlock(label=_("What it counts"), max_length=120)
    source = blocks.CharBlock(
        label=_("Source"), required=False, max_length=120, help_text=_("Who found it out, and when.")
    )
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)

    class Meta:
        icon = "order"
        label = _("Figure")
        description = _("A number that says how much is at stake, with its source.")
        preview_value = {
            "figure": "7 of 10",
            "words": "deposits lie near the land of Indigenous peoples",
            "source": "A study, 2026",
            "source_url": "https://example.org/study",
        }


class WhyNowBlock(blocks.StructBlock):
    """API: ``{"heading": str, "text": {"html", "text"}, "figures": [figure]}``."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, default=_("Why now"))
    text = RichTextBlock(
        label=_("Text"),
        features=SIMPLE_FEATURES,
        help_text=_("What happens if nobody speaks up, and why it can still be changed. Two short paragraphs."),
    )
    figures = blocks.ListBlock(
        FigureBlock(), label=_("Figures"), default=[], max_num=3, help_text=_("None to three. Only ones with a source.")
    )

    class Meta:
        icon = "time"
        template = "home/blocks/why_now.html"
        label = _("Why now")
        description = _("What is at stake, with up to three figures.")
        preview_value = {
            "heading": "Why now",
            "text": "<p>The agreements are being written this year, and few people have seen a draft.</p>",
            "figures": [FigureBlock._meta_class.preview_value],
        }


class DemandBlock(blocks.StructBlock):
    """API: ``{"title": str, "text": str}``."""

    title = blocks.CharBlock(label=_("Demand"), max_length=100, help_text=_("In a few words, beginning with a verb."))
    text = blocks.TextBlock(label=_("Text"), required=False, help_text=_("One or two sentences."))

    class Meta:
        icon = "tick-inverse"
        label = _("Demand")
        description = _("One thing that you ask for.")
        preview_value = {"title": "Protect workers", "text": "A living wage and the right to organize."}


class DemandsBlock(blocks.StructBlock):
    """API: ``{"heading": str, "text": str, "demands": [{"title": str, "text": str}]}``."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, default=_("What we ask for"))
    text = blocks.TextBlock(label=_("Text"), required=False, help_text=_("A sentence above the demands."))
    demands = blocks.ListBlock(DemandBlock(), label=_("Demands"), min_num=1, max_num=9)

    class Meta:
        icon = "list-ol"
        template = "home/blocks/demands.html"
        label = _("Demands")
        description = _("What you ask for, as numbered cards. Three to six are read.")
        preview_value = {
            "heading": "What we ask for",
            "text": "In every agreement, from the first draft on.",
            "demands": [
                {"title": "Protect workers", "text": "A living wage and the right to organize."},
                {"title": "Ask those who live there", "text": "No mine without the consent of its neighbors."},
                {"title": "Make rules that bite", "text": "Complaints are heard, and breaches cost something."},
            ],
        }


class DeciderBlock(blocks.StructBlock):
    """API: ``{"name": str, "role": str, "picture": image shape or null}``."""

    name = blocks.CharBlock(label=_("Name"), max_length=120, help_text=_("A person, an office or a body."))
    role = blocks.CharBlock(label=_("What they decide"), required=False, max_length=160)
    picture = PictureChooserBlock(label=_("Picture"), required=False)

    class Meta:
        icon = "user"
        label = _("Who decides")
        description = _("One of those who decide.")
        preview_value = {"name": "Office of Trade Negotiations", "role": "Writes the agreements"}

    def get_api_representation(self, value: blocks.StructValue, context: dict | None = None) -> dict[str, Any]:
        return {"name": value["name"], "role": value["role"], "picture": image_shape(value["picture"])}


class DecisionBlock(blocks.StructBlock):
    """API: ``{"heading": str, "text": str, "by": "YYYY-MM-DD" or null, "deciders": [decider]}``."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, default=_("Who decides"))
    text = blocks.TextBlock(
        label=_("Text"), required=False, help_text=_("What they will decide, and how you are heard.")
    )
    by = blocks.DateBlock(label=_("Day of the decision"), required=False, help_text=_("Shown until that day is over."))
    deciders = blocks.ListBlock(DeciderBlock(), label=_("Who decides"), min_num=1, max_num=8)

    class Meta:
        icon = "group"
        template = "home/blocks/decision.html"
        label = _("Who decides, and by when")
        description = _("Those whom signatures should reach, and the day by which they must.")
        preview_value = {
            "heading": "Who decides",
            "text": "Negotiators write the agreements, and the Senate may ask for changes.",
            "by": date(2030, 6, 30),
            "deciders": [{"name": "Office of Trade Negotiations", "role": "Writes the agreements"}],
        }

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        day = value.get("by")
        return context | {"is_to_come": bool(day) and day >= timezone.localdate()}


class VoiceBlock(blocks.StructBlock):
    """API: ``{"quote": str, "name": str, "role": str, "picture": image shape or null}``."""

    quote = blocks.TextBlock(label=_("Quote"), help_text=_("Without quotation marks: the page adds them."))
    name = blocks.CharBlock(label=_("Name"), max_length=120, help_text=_("Who said it."))
    role = blocks.CharBlock(label=_("Role"), required=False, max_length=160, help_text=_("Their role or organization."))
    picture = PictureChooserBlock(
        label=_("Portrait"), required=False, help_text=_("A face that looks at the reader. It is cut to a circle.")
    )

    class Meta:
        icon = "openquote"
        template = "home/blocks/voice.html"
        label = _("Quote with a face")
        description = _("What somebody says who is affected or stands behind the campaign, with their portrait.")
        preview_value = {
            "quote": "A mine that poisons its river powers nobody’s future.",
            "name": "Amara Example",
            "role": "River Communities Network",
        }

    def get_api_representation(self, value: blocks.StructValue, context: dict | None = None) -> dict[str, Any]:
        facts = {name: value[name] for name in ("quote", "name", "role")}
        return facts | {"picture": image_shape(value["picture"])}


class PressItemBlock(blocks.StructBlock):
    """API: ``{"outlet": str, "title": str, "date": "YYYY-MM-DD" or null, "url": str}``."""

    outlet = blocks.CharBlock(label=_("Newspaper or station"), max_length=120)
    title = blocks.CharBlock(label=_("Headline or sentence"), max_length=200)
    date = blocks.DateBlock(label=_("Date"), required=False)
    url = blocks.URLBlock(label=_("Address"), required=False)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Article")
        description = _("What a newspaper or a station reported.")
        preview_value = {
            "outlet": "The Daily Example",
            "title": "Who pays for the battery boom?",
            "date": date(2026, 5, 18),
            "url": "https://example.org/battery-boom",
        }


class PressBlock(blocks.StructBlock):
    """API: ``{"heading": str, "items": [article]}``."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, default=_("In the press"))
    items = blocks.ListBlock(PressItemBlock(), label=_("Articles"), min_num=1, max_num=12)

    class Meta:
        icon = "doc-full-inverse"
        template = "home/blocks/press.html"
        label = _("Press")
        description = _("What newspapers and stations reported, with links.")
        preview_value = {
            "heading": "In the press",
            "items": [PressItemBlock._meta_class.preview_value],
        }
