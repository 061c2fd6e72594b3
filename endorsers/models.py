"""Organizations that endorse the campaign, and the page that lists them."""

from http import HTTPMethod

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from campaign.core.blocks.text import SIMPLE_FEATURES
from campaign.core.models import BasePage
from campaign.core.models.pages import tabs
from endorsers.querysets import EndorserQuerySet


class Endorser(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    models.Model,
):
    class Scope(models.TextChoices):
        NATIONAL = "national", _("National")
        LOCAL = "local", _("State or local")

    name = models.CharField(_("organization"), max_length=200, help_text=_("The name as the organization writes it."))
    name.required_on_save = True
    website = models.URLField(
        _("website"),
        blank=True,
        help_text=_("The organization's own site. The logo and the name link to it."),
    )
    logo = models.ForeignKey(
        "core.CampaignImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Best with a transparent background. Left empty, the name is shown as text."),
    )
    scope = models.CharField(
        _("scope"),
        max_length=8,
        choices=Scope,
        default=Scope.NATIONAL,
        help_text=_("National organizations are listed before state or local ones."),
    )
    region = models.CharField(
        _("state or region"),
        max_length=80,
        blank=True,
        help_text=_("For a state or local organization: where it works, such as Ohio."),
    )
    quote = models.TextField(
        _("quote"),
        blank=True,
        max_length=600,
        help_text=_("Why the organization endorses, in its own words."),
    )
    sort_order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Lower numbers stand first; equal ones are sorted by name.")
    )
    featured = models.BooleanField(_("featured"), default=False, help_text=_("Stands before all others of its group."))

    objects = EndorserQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("website"), FieldPanel("logo")]),
        FieldRowPanel([FieldPanel("scope"), FieldPanel("region")]),
        FieldPanel("quote"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("featured"), FieldPanel("sort_order")])],
            heading=_("Place on the wall"),
        ),
    ]

    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("region"),
        index.SearchField("quote"),
        index.FilterField("live"),
        index.FilterField("scope"),
    ]

    class Meta:
        verbose_name = _("endorser")
        verbose_name_plural = _("endorsers")
        constraints = [
            models.CheckConstraint(condition=Q(scope__in=["national", "local"]), name="endorser_scope_is_known"),
        ]
        indexes = [models.Index(fields=["live", "scope"], name="endorser_wall")]

    def __str__(self) -> str:
        return self.name

    @property
    def anchor(self) -> str:
        """Where the organization stands on the endorsers page, for links."""
        return f"endorser-{self.pk}"

    def clean(self) -> None:
        super().clean()
        if self.scope == self.Scope.LOCAL and not self.region:
            raise ValidationError({"region": _("Say in which state or region the organization works.")})

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "endorsers/endorser_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict:
        return super().get_preview_context(request, mode_name) | {"endorser": self}


class EndorsementContact(models.Model):
    """Who speaks for an endorser. Apart from it, so that no revision, search or API ever holds personal data."""

    endorser = models.OneToOneField(Endorser, on_delete=models.CASCADE, related_name="contact")
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"))
    submitted_at = models.DateTimeField(_("submitted"), auto_now_add=True)

    class Meta:
        verbose_name = _("contact of an endorser")
        verbose_name_plural = _("contacts of endorsers")

    def __str__(self) -> str:
        return f"{self.name} ({self.endorser})"


class EndorsersPage(RoutablePageMixin, BasePage):
    introduction = RichTextField(
        _("introduction"), blank=True, features=SIMPLE_FEATURES, help_text=_("Shown above the organizations.")
    )
    more_coming = models.CharField(
        _("words after the list"),
        max_length=120,
        blank=True,
        default=_("More coming soon."),
        help_text=_("Shown under the last organization."),
    )
    form_introduction = RichTextField(
        _("introduction of the form"),
        blank=True,
        features=SIMPLE_FEATURES,
        help_text=_("Shown above the form with which an organization adds itself."),
    )
    form_thanks = RichTextField(
        _("after the form was sent"),
        blank=True,
        features=SIMPLE_FEATURES,
        help_text=_("What happens next: who reads it, how long it takes."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _("All endorsing organizations, and the form with which others add themselves.")
    template = "endorsers/endorsers_page.html"
    allowed_http_methods = [*BasePage.allowed_http_methods, HTTPMethod.POST]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("more_coming"),
        MultiFieldPanel(
            [FieldPanel("form_introduction"), FieldPanel("form_thanks")], heading=_("Add your organization")
        ),
    ]
    edit_handler = tabs(content_panels)
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    api_fields = [*BasePage.api_fields, APIField("introduction"), APIField("more_coming")]

    class Meta:
        verbose_name = _("endorsers page")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        from endorsers.wall import wall

        context = super().get_context(request, *args, **kwargs)
        context["wall"] = wall()
        context["endorsers_page"] = self
        return context

    def add_url(self, request: HttpRequest | None = None) -> str:
        return self.get_url(request) + self.reverse_subpage("add")

    @path("add/", name="add")
    def add_view(self, request: HttpRequest) -> HttpResponse:
        from endorsers import views

        return views.add_organization(request, self)

    @path("add/thanks/", name="add_thanks")
    def add_thanks_view(self, request: HttpRequest) -> HttpResponse:
        return self.render(request, template="endorsers/add_thanks.html")
