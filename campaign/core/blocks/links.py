"""Links to a page or to another site."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from campaign.core.access.visibility import is_public
from campaign.core.pages.translations import in_language


class LinkValue(blocks.StructValue):
    """A link, in the reader's language where the chosen page is; its ``href`` is empty where that is not public."""

    @cached_property
    def page(self):  # noqa: ANN201 - a Page or None
        page = self.get("page")
        return in_language(page, get_language() or "") if is_public(page) else None

    @cached_property
    def href(self) -> str:
        return self.page.url if self.page else self.get("url") or ""

    @cached_property
    def full_url(self) -> str:
        return self.page.full_url if self.page else self.get("url") or ""

    @cached_property
    def text(self) -> str:
        return self.get("label") or (self.page.title if self.page else "")


class LinkBlock(blocks.StructBlock):
    """API: ``{"text": str, "url": str}``, the address absolute, empty where the page is not public."""

    page = blocks.PageChooserBlock(
        label=_("Page"), required=False, help_text=_("A page of this site. Leave empty for another site.")
    )
    url = blocks.URLBlock(
        label=_("Address"), required=False, help_text=_("An address on another site, such as https://….")
    )
    label = blocks.CharBlock(
        label=_("Words of the link"),
        required=False,
        max_length=80,
        help_text=_("Left empty, the page's title is used."),
    )

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue
        template = "core/blocks/link.html"
        description = _("A link to a page of this site or to another site.")
        preview_value = {"url": "https://example.org/", "label": "Read the full recommendations"}

    def clean(self, value: LinkValue) -> LinkValue:
        value = super().clean(value)
        errors = {}
        if bool(value.get("page")) == bool(value.get("url")):
            errors["page"] = ValidationError(_("Choose a page or give an address: one of the two."))
        if value.get("url") and not value.get("label"):
            errors["label"] = ValidationError(_("Say in words where this link leads."))
        if errors:
            raise blocks.StructBlockValidationError(errors)
        return value

    def get_api_representation(self, value: LinkValue | None, context: dict | None = None) -> dict[str, str] | None:
        return {"text": value.text, "url": value.full_url} if value and value.full_url else None


def language_choices() -> list[tuple[str, str]]:
    return list(settings.LANGUAGES)


class MenuLinkValue(LinkValue):
    @cached_property
    def href(self) -> str:
        """Empty also where the link is for readers of another language."""
        language = self.get("language")
        return "" if language and language != get_language() else super().href


class MenuLinkBlock(LinkBlock):
    """A link of a menu, for readers of all languages or of one."""

    language = blocks.ChoiceBlock(
        label=_("Language"),
        required=False,
        choices=language_choices,
        help_text=_(
            "Only readers of this language see the link. Left empty, all do, with the page in their own language."
        ),
    )

    class Meta:
        value_class = MenuLinkValue


class CallToActionBlock(blocks.StructBlock):
    """API: ``{"heading": str, "text": str, "link": {"text": str, "url": str}}``."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, help_text=_("What you ask of the reader."))
    text = blocks.TextBlock(label=_("Text"), required=False, help_text=_("One or two sentences: why, and why now."))
    link = LinkBlock(label=_("Button"))

    class Meta:
        icon = "pick"
        template = "core/blocks/call_to_action.html"
        label = _("Call to action")
        description = _("A box with one request and one button.")
        preview_value = {
            "heading": "Add your organization",
            "text": "More than a hundred groups stand behind these demands.",
            "link": {"url": "https://example.org/", "label": "Endorse"},
        }
