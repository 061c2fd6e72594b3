"""Texts with which readers share, one a network."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class SharedMailBlock(blocks.StructBlock):
    """API: ``{"subject": str, "body": str}``."""

    subject = blocks.CharBlock(label=_("Subject"), required=False, max_length=120)
    body = blocks.TextBlock(
        label=_("Text"),
        required=False,
        max_length=2000,
        help_text=_("The link is added at the end. {signatures} becomes the number of signatures."),
    )

    class Meta:
        icon = "mail"
        label = _("E-mail")
        description = _("Subject and text of the mail that readers send to friends.")
        preview_value = {"subject": "Will you sign this with me?", "body": "I signed, and it took a minute."}


class SharedPostBlock(blocks.StructBlock):
    """API: ``{"network": str, "text": str}``."""

    network = blocks.ChoiceBlock(
        label=_("Network"),
        choices=[
            ("whatsapp", "WhatsApp"),
            ("bluesky", "Bluesky"),
            ("mastodon", "Mastodon"),
            ("x", "X"),
            ("device", _("the device’s own share sheet")),
        ],
        help_text=_("Facebook and LinkedIn take no text: they show the page’s title and picture."),
    )
    text = blocks.TextBlock(
        label=_("Text"),
        max_length=280,
        help_text=_("The link is added behind it. {signatures} becomes the number of signatures."),
    )

    class Meta:
        icon = "comment"
        label = _("Post")
        description = _("The prefilled text of one network.")
        preview_value = {"network": "bluesky", "text": "I signed. Will you?"}


class ShareTextsBlock(blocks.StreamBlock):
    """A mail and a post for each network; where one is missing, the common text is used."""

    email = SharedMailBlock()
    post = SharedPostBlock()

    class Meta:
        block_counts = {"email": {"max_num": 1}}
        required = False
