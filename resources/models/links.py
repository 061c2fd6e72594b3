"""Links of resources to other sites, and whether they lead anywhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# A server may be down for a day: so many checks in a row must fail before an editor is told.
FAILURES_OF_BROKEN = 3


class LinkCheckQuerySet(models.QuerySet):
    def broken(self) -> "LinkCheckQuerySet":
        """Gone for good, or failing for days."""
        gone = models.Q(state=LinkCheck.State.GONE)
        return self.filter(gone | models.Q(state=LinkCheck.State.FAILING, failures__gte=FAILURES_OF_BROKEN))

    def moved(self) -> "LinkCheckQuerySet":
        return self.filter(state=LinkCheck.State.MOVED)

    def to_report(self) -> "LinkCheckQuerySet":
        return (self.broken() | self.moved()).select_related("resource").order_by("state", "-failures", "url", "pk")


class LinkCheck(models.Model):
    """One link of one resource. ``status`` is the last answer's; none where no server answered.

    ``moved_to`` is where permanent redirects lead; ``failures`` counts failed checks since the last good one.
    """

    class State(models.TextChoices):
        NEW = "new", _("not checked yet")
        WORKS = "works", _("works")
        MOVED = "moved", _("moved")
        GONE = "gone", _("gone")
        FAILING = "failing", _("can't be reached")
        UNCLEAR = "unclear", _("lets no program look")

    resource = models.ForeignKey(
        "resources.ResourcePage", verbose_name=_("resource"), on_delete=models.CASCADE, related_name="link_checks"
    )
    url = models.URLField(_("link"), max_length=1000)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.NEW)
    status = models.PositiveSmallIntegerField(_("answer"), null=True)
    moved_to = models.URLField(_("new address"), max_length=1000, blank=True)
    checked_at = models.DateTimeField(_("checked"), null=True)
    failures = models.PositiveIntegerField(_("failed checks in a row"), default=0)

    objects = LinkCheckQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = [models.UniqueConstraint(fields=["resource", "url"], name="one_check_of_a_link")]
        indexes = [models.Index(fields=["checked_at"], name="links_by_check")]

    def __str__(self) -> str:
        return self.url

    @property
    def archive_url(self) -> str:
        """Where the web archive would have a copy, near the last check."""
        return f"https://web.archive.org/web/{self.url}"


class VisitedHost(models.Model):
    """A server that is looked at, and when it may be asked next: one moment for all tasks and workers."""

    name = models.CharField(max_length=255, unique=True)
    free_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.name
