"""The library of reports, letters and other documents."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from campaign.core.blocks import ContentStreamBlock
from campaign.core.blocks.text import SIMPLE_FEATURES
from campaign.core.models import BasePage
from campaign.core.models.pages import tabs
from resources.querysets import ResourceQuerySet


class ResourceLibraryPage(RoutablePageMixin, BasePage):
    introduction = RichTextField(
        _("introduction"), blank=True, features=SIMPLE_FEATURES, help_text=_("Shown above the resources.")
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["resources.ResourcePage"]
    max_count_per_parent = 1
    page_description = _("The library: all resources with filters and a feed.")
    template = "resources/resource_library_page.html"

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    edit_handler = tabs(content_panels)
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    api_fields = [*BasePage.api_fields, APIField("introduction")]

    class Meta:
        verbose_name = _("resource library")
        verbose_name_plural = _("resource libraries")

    def resources(self) -> ResourceQuerySet:
        """The library's public resources, featured and newest first."""
        return (
            ResourcePage.objects.child_of(self)
            .published()
            .newest_first()
            .select_related("document")
            .prefetch_related("publishers")
        )

    @path("")
    def list_view(self, request: HttpRequest) -> HttpResponse:
        from resources import views

        return views.library(request, self)

    @path("feed/", name="feed")
    def feed_view(self, request: HttpRequest) -> HttpResponse:
        from resources.feeds import LibraryFeed

        return LibraryFeed()(request, library=self)

    def feed_url(self, request: HttpRequest | None = None) -> str:
        return self.get_url(request) + self.reverse_subpage("feed")


class ResourcePage(BasePage):
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
        help_text=_("Where only the month is known, choose any day of it."),
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
    introduction = RichTextField(
        _("summary"),
        blank=True,
        features=SIMPLE_FEATURES,
        help_text=_("Two or three sentences: what it says."),
    )
    body = StreamField(ContentStreamBlock(), verbose_name=_("body"), blank=True)
    featured = models.BooleanField(_("featured"), default=False, help_text=_("Stands before all others."))

    objects = PageManager.from_queryset(ResourceQuerySet)()

    parent_page_types = ["resources.ResourceLibraryPage"]
    subpage_types: list[str] = []
    page_description = _("One report, letter or other document.")
    template = "resources/resource_page.html"

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("featured")]),
        InlinePanel("publishers", heading=_("Publishers"), label=_("Publisher")),
        FieldPanel("byline"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision"), FieldPanel("updated_note")]),
        MultiFieldPanel([FieldPanel("link"), FieldPanel("document")], heading=_("Where to read it")),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    edit_handler = tabs(content_panels)

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.SearchField("byline"),
        index.RelatedFields("publishers", [index.SearchField("name")]),
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
        APIField("introduction"),
        APIField("body"),
        APIField("featured"),
    ]

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    def clean(self) -> None:
        super().clean()
        if self.link and self.document_id:
            raise ValidationError({"link": _("Give a link or a document, not both.")})

    @property
    def publisher_names(self) -> list[str]:
        return [publisher.name for publisher in self.publishers.all()]

    @property
    def read_url(self) -> str:
        """Where the resource itself is read: the other site or our file; empty where only the page tells of it."""
        return self.link or (self.document.url if self.document else "")

    @property
    def byline_text(self) -> str:
        if self.byline:
            return self.byline
        names = self.publisher_names
        if not names:
            return str(self.get_kind_display())
        joined = (
            names[0]
            if len(names) == 1
            else _("%(first)s and %(last)s")
            % {
                "first": ", ".join(names[:-1]),
                "last": names[-1],
            }
        )
        return _("%(kind)s by %(publishers)s") % {"kind": self.get_kind_display(), "publishers": joined}

    @property
    def date_text(self) -> str:
        """The date to the precision known, in the reader's language."""
        formats = {"day": "DATE_FORMAT", "month": "YEAR_MONTH_FORMAT", "year": "Y"}
        return date_format(self.date, formats[self.date_precision])

    @property
    def date_iso(self) -> str:
        """The date as HTML's ``time`` element takes it: ``2025-12-04``, ``2025-12`` or ``2025``."""
        return self.date.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.date_precision]]


class ResourcePublisher(Orderable):
    resource = ParentalKey(ResourcePage, on_delete=models.CASCADE, related_name="publishers")
    name = models.CharField(_("name"), max_length=160, help_text=_("An organization, a group or a person."))

    class Meta(Orderable.Meta):
        verbose_name = _("publisher")
        verbose_name_plural = _("publishers")

    def __str__(self) -> str:
        return self.name
