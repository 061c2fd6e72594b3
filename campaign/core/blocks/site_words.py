"""What a site says of itself, in one language of its readers."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from campaign.core.blocks.links import language_choices
from campaign.core.blocks.sharing import ShareTextsBlock


class SiteWordsBlock(blocks.StructBlock):
    """Who reads this language reads these words; not in the API by itself, which gives what is made of them."""

    language = blocks.ChoiceBlock(
        label=_("Language"), choices=language_choices, help_text=_("Readers of this language get these words.")
    )
    organization_name = blocks.CharBlock(
        label=_("Organization"),
        required=False,
        max_length=120,
        help_text=_("Its name in this language. Left empty, the one at the top is used."),
    )
    tagline = blocks.CharBlock(
        label=_("Tagline"), required=False, max_length=160, help_text=_("Left empty, the one at the top is used.")
    )
    postal_address = blocks.TextBlock(
        label=_("Postal address"),
        required=False,
        max_length=500,
        help_text=_("As letters from readers of this language need it. Left empty, the one at the top is used."),
    )
    share_text = blocks.CharBlock(
        label=_("Text of shared posts"),
        required=False,
        max_length=240,
        help_text=_("{signatures} becomes the number of signatures. Left empty, the shared page’s own title is used."),
    )
    share_email_subject = blocks.CharBlock(
        label=_("Subject of the shared mail"),
        required=False,
        max_length=120,
        help_text=_("Left empty, the shared page’s own title is used."),
    )
    share_email_body = blocks.TextBlock(
        label=_("Text of the shared mail"),
        required=False,
        max_length=2000,
        help_text=_("The link is added at the end. Left empty, the text of shared posts is used."),
    )
    share_texts = ShareTextsBlock(
        label=_("Texts for single networks"),
        help_text=_("Where a network or the mail should say something else in this language."),
    )

    class Meta:
        icon = "globe"
        label = _("Language")
        label_format = "{language}"
        description = _("The organization’s name, address and shared texts for readers of one language.")
        preview_value = {"language": "es", "organization_name": "Alianza por los Ríos"}


class SiteWordsStreamBlock(blocks.StreamBlock):
    """One entry a language."""

    words = SiteWordsBlock()

    class Meta:
        required = False

    def clean(self, value: blocks.StreamValue, *args: Any, **kwargs: Any) -> blocks.StreamValue:
        value = super().clean(value, *args, **kwargs)
        seen: set[str] = set()
        errors: dict[int, ValidationError] = {}
        for place, child in enumerate(value):
            if child.value["language"] in seen:
                errors[place] = ValidationError(_("This language has its words already, further up."))
            seen.add(child.value["language"])
        if errors:
            raise blocks.StreamBlockValidationError(block_errors=errors)
        return value
