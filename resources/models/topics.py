"""What resources are about."""

from typing import Any

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel

from campaign.core.blocks.links import language_choices
from campaign.core.editing.rows import FormOfSharedRow
from campaign.core.models import CleanedTexts


class Topic(CleanedTexts, ClusterableModel):
    """``slug`` is in addresses, so it stays when the name changes. ``name`` serves where a language has no own."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        blank=True,
        allow_unicode=True,
        help_text=_("The topic in the library's address. Left empty, it is made of the name."),
    )

    base_form_class = FormOfSharedRow
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        InlinePanel(
            "names",
            heading=_("In other languages"),
            label=_("Name in another language"),
            help_text=_("Readers of a language that is not here read the name above."),
        ),
    ]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        slug = slugify(self.name, allow_unicode=True)[:70] or "topic"
        taken = set(Topic.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
        return next(name for name in (slug, *(f"{slug}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)

    @property
    def name_here(self) -> str:
        """In the active language, from ``names`` where they were loaded with it."""
        language = get_language()
        return next((own.name for own in self.names.all() if own.language == language), self.name)

    @property
    def all_names(self) -> str:
        """For the search: whichever language a reader knows it in."""
        return " ".join([self.name, *(own.name for own in self.names.all())])


class TopicName(models.Model):
    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(
        _("language"), max_length=12, choices=language_choices, help_text=_("Readers of this language read this name.")
    )
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        verbose_name = _("name in another language")
        verbose_name_plural = _("names in other languages")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "language"],
                name="one_topic_name_a_language",
                violation_error_message=_("The topic has a name in this language already."),
            )
        ]

    def __str__(self) -> str:
        return self.name


def topic_name(to_topic: str) -> Coalesce:
    """An expression for the topic's name in the active language; ``to_topic`` leads there, such as ``topics``."""
    own = TopicName.objects.filter(topic=models.OuterRef(to_topic), language=get_language() or "")
    return Coalesce(models.Subquery(own.values("name")[:1]), models.F(f"{to_topic}__name"))
