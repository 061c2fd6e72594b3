"""One report, letter or other document."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.files import ImageFieldFile
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from campaign.core.admin.comparison import ChildrenPanel
from campaign.core.blocks import ContentStreamBlock
from campaign.core.blocks.text import SIMPLE_FEATURES
from campaign.core.languages.language_prefix import language_of
from campaign.core.media.shapes import cover_shape
from campaign.core.models import BasePage, CampaignDocument
from campaign.core.models.pages import tabs
from campaign.core.text.collation import reading_key
from resources.editing.edit_form import ResourceForm
from resources.editing.language_codes import language_name, validate_language
from resources.models.querysets import ResourceQuerySet
from resources.models.structured_data import resource_work
from resources.models.wording import ResourceWording

RELATED_SHOWN = 4


class ResourcePage(ResourceWording, BasePage):
    class Kind(models.TextChoices):
        REPORT = "report", _("Report")
        LETTER = "letter", _("Letter")
        JOINT_LETTER = "joint_letter", _("Joint letter")
        PRESS_RELEASE = "press_release", _("Press release")
        COMMENTS = "comments", _("Comments")
        PRINCIPLES = "principles", _("Principles")
        FACT_SHEET = "fact_sheet", _("Fact sheet")
        OTHER = "other", _("Other")

    class Precision(models.TextChoices):
        DAY = "day", _("the day")
        MONTH = "month", _("the month only")
        YEAR = "year", _("the year only")

    kind = models.CharField(_("type"), max_length=16, choices=Kind, default=Kind.REPORT)
    byline = models.CharField(
        _("by"),
        max_length=200,
        blank=True,
        help_text=_(
            "The line under the title, such as “Joint letter from 36 organizations”. "
            "Left empty, it is made of type and publishers."
        ),
    )
    date = models.DateField(
        _("date of publication"),
        default=date.today,
        help_text=_("As you know it: 4 December 2025, December 2025 or 2025."),
    )
    date_precision = models.CharField(
        _("known to"),
        max_length=5,
        choices=Precision,
        default=Precision.DAY,
        help_text=_("What of the date is shown."),
    )
    updated_note = models.CharField(
        _("note on an update"),
        max_length=80,
        blank=True,
        help_text=_("Shown behind the date, such as “Update” or “updated July 2025”."),
    )
    link = models.URLField(_("link"), blank=True, max_length=500, help_text=_("Where it can be read on another site."))
    document = models.ForeignKey(
        "core.CampaignDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The file itself, kept on this site."),
    )
    own_cover = models.ForeignKey(
        "core.CampaignImage",
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A picture for the list. Left empty, the first page of a PDF is shown."),
    )
    introduction = RichTextField(
        _("summary"),
        blank=True,
        features=SIMPLE_FEATURES,
        help_text=_("Two or three sentences: what it says."),
    )
    body = StreamField(ContentStreamBlock(), verbose_name=_("body"), blank=True)
    topics = ParentalManyToManyField(
        "resources.Topic",
        verbose_name=_("topics"),
        blank=True,
        related_name="resources",
        help_text=_("What it is about: readers narrow the library by topic. Topics are added under Snippets."),
    )
    signatories = models.PositiveIntegerField(
        _("number of organizations"),
        null=True,
        blank=True,
        help_text=_("How many signed it: a joint letter is then shown as “Joint letter from 36 organizations”."),
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        validators=[validate_language],
        help_text=_("Its name, such as “Spanish”, or its code. Left empty, it is the language of the page."),
    )
    translation_of = models.ForeignKey(
        "self",
        verbose_name=_("translation of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translated_documents",
        help_text=_("The resource that this one translates; each then leads to the others."),
    )
    featured = models.BooleanField(
        pgettext_lazy("resource", "featured"), default=False, help_text=_("Stands before all others.")
    )

    objects = PageManager.from_queryset(ResourceQuerySet)()

    parent_page_types = ["resources.ResourceLibraryPage"]
    subpage_types: list[str] = []
    page_description = _("One report, letter or other document.")
    template = "resources/resource_page.html"

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("featured")]),
        ChildrenPanel("publishers", heading=_("Publishers"), label=_("Publisher")),
        FieldRowPanel([FieldPanel("byline"), FieldPanel("signatories")]),
        FieldRowPanel([FieldPanel("date"), FieldPanel("updated_note")]),
        MultiFieldPanel([FieldPanel("link"), FieldPanel("document")], heading=_("Where to read it")),
        FieldPanel("own_cover"),
        FieldRowPanel([FieldPanel("language"), PageChooserPanel("translation_of", "resources.ResourcePage")]),
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    edit_handler = tabs(content_panels)
    base_form_class = ResourceForm

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.SearchField("byline"),
        index.RelatedFields("publishers", [index.SearchField("name")]),
        index.RelatedFields("topics", [index.SearchField("all_names")]),
        index.SearchField("document_text"),
        index.FilterField("kind"),
        index.FilterField("date"),
    ]
    api_fields = [
        *BasePage.api_fields,
        APIField("kind"),
        APIField("publisher_names"),
        APIField("byline"),
        APIField("date"),
        APIField("date_precision"),
        APIField("updated_note"),
        APIField("link"),
        APIField("document"),
        APIField("cover"),
        APIField("own_cover"),
        APIField("introduction"),
        APIField("body"),
        APIField("featured"),
        APIField("topic_names"),
        APIField("signatories"),
        APIField("language_code"),
    ]
    api_relations = BasePage.api_relations | {
        "document": "document__collection",
        "cover": "own_cover__renditions",
        "own_cover": "own_cover__renditions",
        "publisher_names": "publishers",
        "topic_names": "topics__names",
    }

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        """Adds ``translations`` and ``related``: other resources that anybody may read."""
        if not getattr(request, "is_preview", False):
            models.prefetch_related_objects([self], "publishers", "topics__names")  # each is named several times
        others = ResourcePage.objects.published()
        listed = others.with_documents().prefetch_related("publishers")
        return super().get_context(request, *args, **kwargs) | {
            "translations": list(others.translating(self)),
            "related": list(listed.child_of(self.get_parent()).related_to(self)[:RELATED_SHOWN]),
        }

    def structured_data(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return [*super().structured_data(request), resource_work(self, request)]

    def clean(self) -> None:
        super().clean()
        if self.link and self.document_id:
            raise ValidationError({"link": _("Give a link or a document, not both.")})
        if self.translation_of_id and self.translation_of_id == self.pk:
            raise ValidationError({"translation_of": _("A resource is no translation of itself.")})

    @property
    def publisher_names(self) -> list[str]:
        return [publisher.name for publisher in self.publishers.all()]

    @property
    def read_url(self) -> str:
        """Where the resource itself is read: the other site or our file; empty where only the page tells of it."""
        return self.link or (self.document.url if self.document else "")

    @property
    def topics_by_name(self) -> list[models.Model]:
        return sorted(self.topics.all(), key=lambda topic: reading_key(topic.name_here))

    @property
    def topic_names(self) -> list[str]:
        return [topic.name_here for topic in self.topics_by_name]

    @property
    def language_code(self) -> str:
        return self.language or language_of(self)

    @property
    def language_name(self) -> str:
        """In the language itself, such as ``español``."""
        return language_name(self.language_code)

    @property
    def is_in_another_language(self) -> bool:
        return bool(self.language) and self.language != language_of(self)

    @property
    def document_text(self) -> str:
        """What the search reads of the file itself; nothing of one that not everybody may open."""
        document = self.public_document
        return document.text if document else ""

    @property
    def drawn_cover(self) -> ImageFieldFile | None:
        """The first page of its PDF, where everybody may open that."""
        document = self.public_document
        return document.cover if document and document.cover else None

    @property
    def cover(self) -> dict[str, Any] | None:
        """``{"url", "width", "height"}`` for the API: an editor's own picture before the PDF's first page."""
        return cover_shape(self.own_cover, self.public_document)

    @property
    def public_document(self) -> CampaignDocument | None:
        """The file, where everybody may open it."""
        document = self.document
        return document if document and document.is_public else None


class ResourcePublisher(Orderable):
    resource = ParentalKey(ResourcePage, on_delete=models.CASCADE, related_name="publishers")
    name = models.CharField(_("name"), max_length=160, help_text=_("An organization, a group or a person."))

    class Meta(Orderable.Meta):
        ordering = ["sort_order", "pk"]  # what an import or a program adds has no place of its own
        verbose_name = _("publisher")
        verbose_name_plural = _("publishers")

    def __str__(self) -> str:
        return self.name
