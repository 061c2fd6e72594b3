"""An organization that endorses, as Wagtail's editors work with it: drafts, revisions, locks, workflow, schedule."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, Revision, RevisionMixin, WorkflowMixin
from wagtail.search import index

from campaign.core.geography.region_names import region
from campaign.core.languages.site_pages import only_site_id
from campaign.core.models import CleanedTexts
from campaign.runtime.registry import provided
from endorsers.editing.edit_form import EndorserForm
from endorsers.models.keys import KEY_LENGTH, name_key, website_key
from endorsers.models.querysets import EndorserQuerySet
from endorsers.models.slugs import LONGEST, FormerSlug, free_slug, is_taken, slug_validator, validate_not_reserved

if TYPE_CHECKING:
    from endorsers.models.contacts import EndorsementContact

# Facts about the organization's endorsement, not about one version of its entry.
APART_FROM_VERSIONS = ("source", "withdrawn_at", "rejected_at", "partner")


class Endorser(
    CleanedTexts,
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

    class Source(models.TextChoices):
        EDITOR = "editor", _("an editor")
        FORM = "form", _("the public form")
        API = "api", _("the API")
        IMPORT = "import", _("an import")

    name = models.CharField(_("organization"), max_length=200, help_text=_("The name as the organization writes it."))
    name.required_on_save = True
    slug = models.SlugField(
        _("address"),
        max_length=LONGEST,
        blank=True,
        validators=[slug_validator, validate_not_reserved],
        help_text=_(
            "The last part of the address of its page and of the link that it passes on. Left empty, it is made of "
            "the name when the organization is first published. Another one later leads on from the old one."
        ),
    )
    website = models.URLField(
        _("website"),
        blank=True,
        help_text=_("The organization's own site. Its page here links to it."),
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
    quote_speaker = models.CharField(
        _("who says it"),
        max_length=160,
        blank=True,
        help_text=_("Name and role, shown beside the quote. Left empty, the organization itself says it."),
    )
    welcome = models.CharField(
        _("words of welcome"),
        max_length=300,
        blank=True,
        help_text=_("From the organization to its people, above the petition on the page that it links to."),
    )
    thanks = models.CharField(
        _("words of thanks"),
        max_length=300,
        blank=True,
        help_text=_("From the organization to those who signed on that page."),
    )
    shows_count = models.BooleanField(
        _("show how many it brought"),
        default=False,
        help_text=_("On its page, from ten people on. The campaign has to show it too, on the endorsers page."),
    )
    sort_order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Lower numbers stand first; equal ones are sorted by name.")
    )
    featured = models.BooleanField(
        pgettext_lazy("organization", "featured"), default=False, help_text=_("Stands before all others of its group.")
    )

    site = models.ForeignKey(
        "wagtailcore.Site",
        verbose_name=_("site"),
        default=only_site_id,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The campaign that it endorses, and on whose pages alone it stands, where several are here."),
    )

    # Who brings people to the petition for it; made when it is first published.
    partner = models.OneToOneField(
        "petition.Partner", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    # In drafts only: the logo that this version brings. Publishing makes it the logo.
    new_logo = models.ForeignKey(
        "endorsers.PendingLogo", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    source = models.CharField(_("came by"), max_length=6, choices=Source, default=Source.EDITOR, editable=False)
    withdrawn_at = models.DateTimeField(
        pgettext_lazy("organization", "withdrawn"), null=True, blank=True, editable=False
    )
    rejected_at = models.DateTimeField(pgettext_lazy("organization", "rejected"), null=True, blank=True, editable=False)
    name_key = models.CharField(max_length=KEY_LENGTH, blank=True, editable=False)
    website_key = models.CharField(max_length=KEY_LENGTH, blank=True, editable=False)
    region_key = models.CharField(max_length=KEY_LENGTH, blank=True, editable=False)

    objects = EndorserQuerySet.as_manager()
    base_form_class = EndorserForm

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("website"), FieldPanel("logo")]),
        FieldRowPanel([FieldPanel("scope"), FieldPanel("region")]),
        FieldPanel("quote"),
        FieldPanel("quote_speaker"),
        MultiFieldPanel(
            [FieldPanel("welcome"), FieldPanel("thanks"), FieldPanel("shows_count")],
            heading=_("The page that it links to"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("featured"), FieldPanel("sort_order"), FieldPanel("site")])],
            heading=_("Place on the wall"),
        ),
    ]

    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("region"),
        index.SearchField("quote"),
        index.SearchField("quote_speaker"),
        index.FilterField("live"),
        index.FilterField("scope"),
        index.FilterField("site"),
        index.FilterField("withdrawn_at"),
    ]

    class Meta:
        verbose_name = _("endorser")
        verbose_name_plural = _("endorsers")
        constraints = [
            # Its page and its link are found by it. Who was never published has none: nobody reserves an address.
            models.UniqueConstraint(fields=["site", "slug"], condition=~Q(slug=""), name="one_endorser_per_slug"),
            models.CheckConstraint(condition=Q(scope__in=["national", "local"]), name="endorser_scope_is_known"),
            models.CheckConstraint(
                condition=Q(source__in=["editor", "form", "api", "import"]), name="endorser_source_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["live", "scope"], name="endorser_wall"),
            # Other entries of the same organization.
            models.Index(fields=["name_key"], name="endorser_name_key"),
            models.Index(fields=["website_key"], name="endorser_website_key"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_key, self.website_key = name_key(self.name), website_key(self.website)
        self._name_region()
        fields = kwargs.get("update_fields")
        if fields is not None and {"name", "website", "region"} & set(fields):
            kwargs["update_fields"] = fields = {*fields, "name_key", "website_key", "region_key"}
        if self.live and not self.slug:
            self.slug = free_slug(self)
            kwargs["update_fields"] = fields and {*fields, "slug"}
        with transaction.atomic():
            if self.slug and (fields is None or "slug" in fields):
                self._keep_former_slug()
            super().save(*args, **kwargs)

    @property
    def contact(self) -> "EndorsementContact | None":
        """The main contact, who answers for it; ``with_main_contact`` reads those of many."""
        if "main_contacts" in self.__dict__:
            return next(iter(self.__dict__["main_contacts"]), None)
        return self.contacts.main().first()

    def _keep_former_slug(self) -> None:
        """The row's address before this save goes on to the new one, and the new one to nobody else."""
        if self.pk is None:
            return
        former = type(self).objects.filter(pk=self.pk).exclude(slug__in=("", self.slug)).values("site", "slug").first()
        if former:
            FormerSlug.objects.create(site_id=former["site"], slug=former["slug"], endorser=self)
        self.former_slugs.filter(site=self.site_id, slug=self.slug).delete()

    def _name_region(self) -> None:
        """One name for one region, whichever channel it came by: ``OH`` is kept as Ohio (case E6)."""
        meant = region(self.region)
        self.region, self.region_key = meant.name[: self._meta.get_field("region").max_length], meant.key[:KEY_LENGTH]

    @property
    def anchor(self) -> str:
        """Where the organization stands on the endorsers page, for links."""
        return f"endorser-{self.pk}"

    def clean(self) -> None:
        super().clean()
        self._name_region()
        if self.scope == self.Scope.LOCAL and not self.region:
            raise ValidationError({"region": _("Say in which state or region the organization works.")})
        if self.slug and is_taken(self.slug, endorser=self):
            raise ValidationError({"slug": _("Another organization has this address, or had it. Choose another one.")})

    def with_content_json(self, content: dict) -> "Endorser":
        draft = super().with_content_json(content)
        # A version that names no site says nothing of it.
        apart = APART_FROM_VERSIONS if content.get("site") else (*APART_FROM_VERSIONS, "site")
        if not content.get("slug"):  # written before it had one
            apart = (*apart, "slug")
        for name in apart:
            setattr(draft, name, getattr(self, name))
        return draft

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Publish a version, whichever way it is done. The logo that it brings becomes a public picture only now."""
        with transaction.atomic():
            provided("endorsers.adopt_logo")(revision=revision)
            super().publish(revision, *args, **kwargs)
            provided("endorsers.note_publication")(endorser=self, revision=revision, by=kwargs.get("user"))

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "endorsers/endorser_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict:
        return super().get_preview_context(request, mode_name) | {"endorser": self}
