"""Changing what people have signed: an editor says whether it is a correction or a new demand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rewording(models.Model):
    """Asked for by the editor's form where other words are published under names that stand there already."""

    class Change(models.TextChoices):
        CORRECTION = "correction", _("a correction: it says the same, better or without a mistake")
        DEMAND = "demand", _("a new demand: it asks for something else or for more")

    change_of_words = models.CharField(
        _("if people have signed already, is your change"),
        max_length=10,
        choices=Change,
        blank=True,
        help_text=_(
            "Only needed when you change title, addressee, introduction or statement. A correction is shown in public, "
            "with both wordings and how many signed which."
        ),
    )
    correction = models.CharField(
        _("what you corrected"),
        max_length=240,
        blank=True,
        help_text=_("One sentence for the public, such as “The name of the minister was misspelled.”"),
    )

    class Meta:
        abstract = True
