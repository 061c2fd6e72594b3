"""The FAQ page's own blocks: questions with their answers, in sections."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from campaign.core.blocks import RichTextBlock


class QuestionBlock(blocks.StructBlock):
    """API: ``{"question": str, "answer": {"html": str, "text": str}}``."""

    question = blocks.CharBlock(label=_("Question"), max_length=200, help_text=_("As a reader would ask it."))
    answer = RichTextBlock(label=_("Answer"), help_text=_("Short first, details after."))

    class Meta:
        icon = "help"
        template = "home/blocks/question.html"
        label = _("Question and answer")
        description = _("One question with its answer.")
        preview_value = {
            "question": "What are critical minerals?",
            "answer": "<p>Raw materials that batteries, cables and chips can’t do without.</p>",
        }


class FAQSectionBlock(blocks.StructBlock):
    """API: ``{"heading": str, "questions": [question]}``."""

    heading = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        max_length=120,
        help_text=_("Left empty where there is one section only."),
    )
    questions = blocks.ListBlock(
        QuestionBlock(), label=_("Questions"), help_text=_("The plus sign below the last one adds another.")
    )

    class Meta:
        icon = "list-ul"
        template = "home/blocks/faq_section.html"
        label = _("Section")
        description = _("Questions that belong together, under a heading.")
        preview_value = {
            "heading": "The basics",
            "questions": [QuestionBlock._meta_class.preview_value],
        }
