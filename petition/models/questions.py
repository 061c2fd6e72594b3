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
        FieldPanel("label", heading=_("Question")),
        FieldPanel("help_text", heading=_("Hint under the question")),
        FieldPanel("required", heading=_("Must be answered")),
        FieldPanel("field_type", classname="formbuilder-type", required_on_save=True),
        FieldPanel("choices", classname="formbuilder-choices", help_text=_("The answers to choose from, one a line.")),
        FieldPanel("default_value", classname="formbuilder-default"),
    ]

    class Meta(AbstractFormField.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def get_field_clean_name(self) -> str:
        """The answer's key. Bounded, since a label in another script grows several times when put in ASCII."""
        return super().get_field_clean_name()[:CLEAN_NAME_LENGTH].strip("_") or "question"
