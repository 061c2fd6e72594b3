"""What a site's set-up made, and whether the public may see it yet."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from campaign.runtime.database.json_fields import ObjectField
from campaign.runtime.database.user_key import user_key

KEPT_FOR = timedelta(days=30)


class LaunchQuerySet(models.QuerySet):
    def waiting(self) -> "LaunchQuerySet":
        """Of sites that show the public no more than that the campaign opens soon."""
        return self.filter(closures__isnull=False).distinct()

    def keeping_closed(self, page: Page) -> "LaunchQuerySet":
        """Those that keep this page from the public until the launch."""
        return self.filter(closures__restriction__in=page.get_view_restrictions()).distinct()


class PageImportQuerySet(models.QuerySet):
    def taken_in(self) -> "PageImportQuerySet":
        return self.filter(taken_at__isnull=False)

    def forget_old(self, *, now: datetime | None = None) -> int:
        """Remove those that nobody took in for a month; returns how many."""
        old = self.filter(taken_at=None, created_at__lt=(now or timezone.now()) - KEPT_FOR)
        return old.delete()[0]


class Launch(models.Model):
    """A campaign that was begun here.

    Until its launch a restriction on the landing page, in each of its languages, keeps the whole site for those who
    sign in: pages, lists, API, embed, search and feeds ask the one rule of ``campaign.core.access.visibility``. The
    launch takes them away; so does an editor who opens the landing page by Wagtail's own button.
    """

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="launch")
    begun_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    launched_at = models.DateTimeField(_("launched at"), null=True)
    launched_by = user_key(_("launched by"), blank=False)

    objects = LaunchQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("launch")
        verbose_name_plural = _("launches")

    def __str__(self) -> str:
        return str(self.site)

    @property
    def is_waiting(self) -> bool:
        return self.closures.exists()


class Closure(models.Model):
    """One landing page that the launch will open."""

    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="closures")
    restriction = models.OneToOneField("wagtailcore.PageViewRestriction", on_delete=models.CASCADE, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("closed landing page")
        verbose_name_plural = _("closed landing pages")

    def __str__(self) -> str:
        return str(self.restriction.page)


class PageImport(models.Model):
    """A campaign page from elsewhere on its way in. ``found`` is what it holds, forgotten when it was taken in.

    ``made`` says what became of it; organizations and resources come in by imports of lists, which tell it themselves.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(_("address"), max_length=1000, blank=True)
    name = models.CharField(_("name"), max_length=200)
    found = ObjectField(default=dict, editable=False)
    made = ObjectField(default=dict, editable=False)
    created_at = models.DateTimeField(_("brought"), auto_now_add=True)
    created_by = user_key(blank=False)
    taken_at = models.DateTimeField(_("taken in"), null=True)
    endorser_import = models.ForeignKey(
        "endorsers.EndorserImport", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    resource_import = models.ForeignKey(
        "resources.ResourceImport", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PageImportQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("page from elsewhere")
        verbose_name_plural = _("pages from elsewhere")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name
