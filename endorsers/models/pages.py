"""The page that lists the endorsing organizations, and takes in others."""

from http import HTTPMethod

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index

from campaign.core.blocks.text import SIMPLE_FEATURES
from campaign.core.models import BasePage
from campaign.core.models.pages import tabs
from campaign.runtime.registry import provided
from endorsers.models.kit_words import KIT_WORDS, kit_faults


class EndorsersPage(RoutablePageMixin, BasePage):
    takes_organizations = models.BooleanField(
        _("organizations can add themselves"),
        default=True,
        help_text=_("Without it the form says that the list is closed. Ending the campaign takes it away."),
    )
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
    show_brought = models.BooleanField(
        _("show how many people each organization brought"),
        default=False,
        help_text=_("On the page of each organization that shows it too, from ten people on."),
    )
    kit_call = models.CharField(
        _("call"), max_length=160, blank=True, help_text=_("One line on cards and posters. Left empty, ours is used.")
    )
    kit_post = models.TextField(
        _("post"),
        max_length=280,
        blank=True,
        help_text=_("For social networks and messengers. Left empty, ours is used."),
    )
    kit_mail_subject = models.CharField(
        _("subject of the mail"), max_length=120, blank=True, help_text=_("Of a mail to its members.")
    )
    kit_mail_body = models.TextField(
        _("mail"), max_length=2000, blank=True, help_text=_("To its members. Left empty, ours is used.")
    )
    kit_newsletter = models.TextField(
        _("paragraph for its newsletter"), max_length=1000, blank=True, help_text=_("Left empty, ours is used.")
    )
    kit_press = models.TextField(
        _("paragraph for its press"), max_length=1000, blank=True, help_text=_("Left empty, ours is used.")
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
            [FieldPanel("takes_organizations"), FieldPanel("form_introduction"), FieldPanel("form_thanks")],
            heading=_("Add your organization"),
        ),
    ]
    kit_panels = [
        HelpPanel(template="endorsers/admin/kit_words.html"),
        FieldPanel("kit_call"),
        FieldPanel("kit_post"),
        MultiFieldPanel([FieldPanel("kit_mail_subject"), FieldPanel("kit_mail_body")], heading=_("Mail")),
        FieldPanel("kit_newsletter"),
        FieldPanel("kit_press"),
        FieldPanel("show_brought"),
    ]
    edit_handler = tabs(content_panels, ObjectList(kit_panels, heading=_("Kit for organizations")))
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    api_fields = [
        *BasePage.api_fields,
        APIField("takes_organizations"),
        APIField("introduction"),
        APIField("more_coming"),
        APIField("show_brought"),
        APIField("form_introduction"),
        APIField("form_thanks"),
    ]

    class Meta:
        verbose_name = _("endorsers page")

    def clean(self) -> None:
        super().clean()
        wrong = {name: found for name in KIT_WORDS if (found := kit_faults(getattr(self, f"kit_{name}")))}
        if wrong:
            raise ValidationError({f"kit_{name}": found for name, found in wrong.items()})

    def get_route_paths(self) -> list[str]:
        """What leads on to the new address when this one changes."""
        return ["/", "/add/"]

    @path("")
    def wall_view(self, request: HttpRequest) -> HttpResponse:
        return provided("endorsers.endorsers_page")(request, self)

    def add_url(self, request: HttpRequest | None = None) -> str:
        return self.own_address("add", request)

    @path("add/", name="add")
    def add_view(self, request: HttpRequest) -> HttpResponse:
        return provided("endorsers.add_organization")(request, self)

    @path("add/thanks/", name="add_thanks")
    def add_thanks_view(self, request: HttpRequest) -> HttpResponse:
        return self.render(request, template="endorsers/add_thanks.html")

    def organization_url(self, slug: str, request: HttpRequest | None = None) -> str:
        """The page of one organization, by its address; ``""`` where it has none."""
        start = self.get_url(request) if slug else ""
        return f"{start}{slug}/" if start else ""

    @path("<str:slug>/access/", name="access")
    def access_view(self, request: HttpRequest, slug: str) -> HttpResponse:
        return provided("endorsers.access_page")(request, self, slug)

    @path("<str:slug>/access/sent/", name="access_sent")
    def access_sent_view(self, request: HttpRequest, slug: str) -> HttpResponse:
        return provided("endorsers.access_page")(request, self, slug, sent=True)

    # The last one: it takes any word.
    @path("<str:slug>/", name="organization")
    def organization_view(self, request: HttpRequest, slug: str) -> HttpResponse:
        return provided("endorsers.organization_page")(request, self, slug)
