"""The sections that a landing page is composed of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from campaign.core.blocks import ContentStreamBlock, RichTextBlock
from campaign.core.blocks.media import DescribedPictureBlock, PictureChooserBlock
from campaign.core.blocks.text import SIMPLE_FEATURES
from campaign.core.languages.site_pages import here
from campaign.core.signed_links import here_absolute
from endorsers.models import EndorsersPage
from endorsers.wall.listing import whole_wall
from home.blocks.chosen_pages import ChosenPageBlock, ChosenPageValue, how_many
from home.blocks.page import StorySections
from home.blocks.progress import BackedByBlock
from home.blocks.reasons import ReasonsBlock
from home.blocks.story import VoiceBlock
from petition.form.forms import SignForm
from resources.models import ResourceLibraryPage


class HeroBlock(DescribedPictureBlock):
    """API: ``{"headline": str, "ask": {"html", "text"}, "image", "button_label": str, "voice": [quote with a face]}``.

    ``image`` is an image shape or null; ``voice`` has one entry or none.
    """

    headline = blocks.CharBlock(
        label=_("Headline"),
        max_length=160,
        help_text=_("The demand in one sentence. The largest words of the page."),
    )
    ask = RichTextBlock(
        label=_("The ask"),
        features=SIMPLE_FEATURES,
        help_text=_("What happens, and what the reader can do about it: two or three sentences."),
    )
    image = PictureChooserBlock(
        label=_("Picture"),
        required=False,
        help_text=_("Shown under or beside the words, cut to what fits. Mark its middle with the picture itself."),
    )
    button_label = blocks.CharBlock(
        label=_("Words on the button"),
        required=False,
        max_length=40,
        help_text=_("The button leads to the sign form on this page. Left empty, there is none."),
    )
    voice = blocks.ListBlock(
        VoiceBlock(),
        label=_("A face beside the ask"),
        default=[],
        max_num=1,
        help_text=_("Somebody who is affected, or who organizes the campaign, in one sentence. None or one."),
    )

    class Meta:
        icon = "pick"
        template = "home/blocks/hero.html"
        label = _("Headline and ask")
        description = _("The campaign's demand and the request to the reader. Stands first.")
        preview_value = {
            "headline": "Minerals deals must put people first",
            "ask": "<p>Tell negotiators that rights come before speed.</p>",
            "voice": [{"quote": "We drink from that river.", "name": "Amara Example", "role": "Neighbor of a mine"}],
            "button_label": "Sign the petition",
        }
        form_layout = ["headline", "ask", "image", "alt_text", "decorative", "voice", "button_label"]

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        sections = getattr((parent_context or {}).get("page"), "sections", ())
        form = next((section.value for section in sections if section.block_type == "sign_form"), None)
        return context | {"is_closed": bool(form and form.chosen and not form.chosen.is_open())}


class SignFormBlock(ChosenPageBlock):
    """API: ``{"heading": str, "petition": {"id", "title", "html_url"}}``."""

    page_key = "petition"
    page = blocks.PageChooserBlock(label=_("Petition"), page_type="petition.PetitionPage")
    heading = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        max_length=120,
        help_text=_("Left empty, the petition's title is used."),
    )

    class Meta:
        icon = "edit"
        template = "home/blocks/sign_form.html"
        label = _("Sign form")
        description = _("The form of a petition, with its count and goal.")
        preview_value = {"heading": "Sign the petition"}

    def get_context(self, value: ChosenPageValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        petition = value.chosen
        if petition:
            context |= {"petition": petition, "form": SignForm(petition=petition)}
        return context


class SpreadTheWordBlock(ChosenPageBlock):
    """API: ``{"heading": str, "text": str, "petition": {"id", "title", "html_url"} or null}``."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, default=_("Spread the word"))
    text = blocks.TextBlock(label=_("Text"), required=False, help_text=_("Why it matters to share, in a sentence."))
    page = blocks.PageChooserBlock(
        label=_("Page to share"), required=False, help_text=_("Left empty, this page itself is shared.")
    )

    class Meta:
        icon = "resubmit"
        template = "home/blocks/spread_the_word.html"
        label = _("Spread the word")
        description = _("Buttons to share the campaign by mail, messenger and social networks.")
        preview_value = {"heading": "Spread the word", "text": "Each share brings new signatures."}


class EndorserWallBlock(ChosenPageBlock):
    """API: ``{"heading", "text", "national_heading", "local_heading", "items_url": str, "page": page link}``."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, default=_("Endorsing Organizations"))
    text = blocks.TextBlock(label=_("Text"), required=False, help_text=_("A sentence above the logos."))
    national_heading = blocks.CharBlock(
        label=_("Heading of the national ones"), max_length=120, default=_("National Organizations")
    )
    local_heading = blocks.CharBlock(
        label=_("Heading of the state or local ones"),
        max_length=120,
        default=_("State or Local Organizations"),
    )
    page = blocks.PageChooserBlock(
        label=_("Endorsers page"),
        page_type="endorsers.EndorsersPage",
        required=False,
        help_text=_("Gives the link with which an organization adds itself, and shows all of them."),
    )
    limit = how_many(
        24,
        least=6,
        most=300,
        help_text=_("Featured ones first. The others stand on the endorsers page: a long wall buries what follows it."),
    )

    class Meta:
        icon = "group"
        template = "home/blocks/endorser_wall.html"
        label = _("Endorsing organizations")
        description = _("The logos of the first endorsers, national ones before the others.")
        preview_value = {
            "heading": "Endorsing Organizations",
            "text": "They stand behind these demands.",
            "national_heading": "National Organizations",
            "local_heading": "State or Local Organizations",
            "limit": 24,
        }

    def get_context(self, value: ChosenPageValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        everybody, limit = whole_wall(), value["limit"] or 24
        return context | {
            "everybody": everybody,
            "wall": everybody.sample(limit),
            "more": max(0, everybody.count - limit),
            "endorsers_page": value.chosen or here(EndorsersPage.objects.live().public()).first(),
        }

    def get_api_representation(self, value: ChosenPageValue, context: dict | None = None) -> dict:
        items = here_absolute("/api/campaign/v1/endorsers/")
        return super().get_api_representation(value, context=context) | {"items_url": items}


class FAQBlock(ChosenPageBlock):
    """API: ``{"heading": str, "page": page link, "sections": [FAQ section]}``."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, default=_("Frequently Asked Questions"))
    page = blocks.PageChooserBlock(
        label=_("FAQ page"), page_type="home.FAQPage", help_text=_("Its questions are shown here.")
    )

    class Meta:
        icon = "help"
        template = "home/blocks/faq.html"
        label = _("Frequently asked questions")
        description = _("All questions and answers of a FAQ page, to open one by one.")
        preview_value = {"heading": "Frequently Asked Questions"}

    def get_api_representation(self, value: ChosenPageValue, context: dict | None = None) -> dict:
        page = value.chosen
        sections = page.sections.stream_block.get_api_representation(page.sections) if page else []
        return super().get_api_representation(value, context=context) | {"sections": sections}


class ResourcesBlock(ChosenPageBlock):
    """API: ``{"heading": str, "text": str, "page": page link, "items_url": str}``."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, default=_("Resources"))
    text = blocks.TextBlock(label=_("Text"), required=False, help_text=_("A sentence above the list."))
    page = blocks.PageChooserBlock(label=_("Resource library"), page_type="resources.ResourceLibraryPage")
    limit = how_many(9, least=1, most=50, help_text=_("The newest ones; featured ones first."))

    class Meta:
        icon = "folder-open-inverse"
        template = "home/blocks/resources.html"
        label = _("Resources")
        description = _("The newest reports, letters and other documents of the library.")
        preview_value = {"heading": "Resources", "text": "Reports and letters to read and pass on.", "limit": 9}

    def get_context(self, value: ChosenPageValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        library: ResourceLibraryPage | None = value.chosen
        return context | {
            "library": library,
            "resources": list(library.resources()[: value["limit"] or 9]) if library else [],
        }

    def get_api_representation(self, value: ChosenPageValue, context: dict | None = None) -> dict:
        items = here_absolute("/api/campaign/v1/resources/")
        return super().get_api_representation(value, context=context) | {"items_url": items}


class OpeningSections(blocks.StreamBlock):
    """Those with which a landing page begins; the chooser offers them first."""

    hero = HeroBlock()
    sign_form = SignFormBlock()
    backed_by = BackedByBlock()


class SectionsStreamBlock(StorySections, OpeningSections):
    """The landing page's sections, in any order."""

    reasons = ReasonsBlock()
    spread_the_word = SpreadTheWordBlock()
    endorser_wall = EndorserWallBlock()
    faq = FAQBlock()
    resources = ResourcesBlock()
    content = ContentStreamBlock(
        label=_("Text and pictures"),
        icon="doc-full",
        template="home/blocks/content.html",
    )
