"""A petition's own questions, added by editors as form fields."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.forms.models import AbstractFormField

CLEAN_NAME_LENGTH = 60


class PetitionQuestion(AbstractFormField):
    FIELD_TYPES = (
        ("singleline", _("Short text")),
        ("multiline", _("Long text")),
        ("number", _("Number")),
        ("date", _("Date")),
        ("url", _("Web address")),
        ("dropdown", _("One of a list")),
        ("radio", _("One of a few")),
        ("checkboxes", _("Several of a list")),
        ("checkbox", _("Yes or no")),
    )

    petition = ParentalKey("petition.PetitionPage", on_delete=models.CASCADE, related_name="questions")
    field_type = models.CharField(_("kind of answer"), max_length=16, choices=FIELD_TYPES, default="singleline")

    panels = [
        FieldPanel(
            "label",
            heading=_("Question"),
            help_text=_("As signers read it, such as “Are you a teacher?”. Changing the words keeps earlier answers."),
        ),
        FieldPanel(
            "help_text",
            heading=_("Hint under the question"),
            help_text=_("One sentence, where the question alone could be misunderstood. Best left empty."),
        ),
        FieldPanel(
            "required",
            heading=_("Must be answered"),
            help_text=_("Then nobody can sign without an answer. A “yes or no” must be answered with yes."),
        ),
        FieldPanel(
            "field_type",
            classname="formbuilder-type",
            required_on_save=True,
            help_text=_(
                "What signers see: a line or a larger box to write in, a list that opens, a few answers to choose one "
                "from, boxes to tick."
            ),
        ),
        FieldPanel(
            "choices",
            heading=_("Answers to choose from"),
            classname="formbuilder-choices",
            help_text=_("One on each line. Needed for “one of a list”, “one of a few” and “several of a list”."),
        ),
        FieldPanel(
            "default_value",
            heading=_("Filled in at first"),
            classname="formbuilder-default",
            help_text=_("Best left empty: many people leave what stands there, and you learn nothing."),
        ),
    ]

    class Meta(AbstractFormField.Meta):
        ordering = ["sort_order", "pk"]  # what a program adds has no place of its own
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def get_field_clean_name(self) -> str:
        """The answer's key. Bounded, since a label in another script grows several times when put in ASCII."""
        return super().get_field_clean_name()[:CLEAN_NAME_LENGTH].strip("_") or "question"
