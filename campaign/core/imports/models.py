"""What every list on its way in has, whatever it is a list of."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Uploaded files may hold personal data; an editor who comes back later uploads the file again.
KEPT_FOR = timedelta(days=30)


class ImportQuerySet(models.QuerySet):
    def empty_old_files(self, *, now: datetime | None = None) -> int:
        """Forget what was uploaded a month ago, keeping its counted outcome. Returns how many held something."""
        old = self.filter(created_at__lt=(now or timezone.now()) - KEPT_FOR)
        holding = old.exclude(content=b"") | old.exclude(refused=None)
        return holding.update(content=b"", refused=None)


class Import(models.Model):
    """``mapping`` is field name to column number; ``result`` the counted outcome with the first errors by row.

    ``refused`` is a CSV file of the rows with errors, to be mended and uploaded again.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("uploaded")
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    filename = models.CharField(_("file"), max_length=200, editable=False)
    content = models.BinaryField(editable=False)
    encoding = models.CharField(max_length=20, default="utf-8-sig", editable=False)
    delimiter = models.CharField(max_length=1, default=",", editable=False)
    mapping = models.JSONField(default=dict, editable=False)
    publish = models.BooleanField(_("publish at once"), default=False, editable=False)
    dry_run = models.BooleanField(default=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.UPLOADED, editable=False)
    done = models.PositiveIntegerField(_("rows done"), default=0, editable=False)
    total = models.PositiveIntegerField(_("rows"), default=0, editable=False)
    failure = models.CharField(_("what went wrong"), max_length=400, blank=True, editable=False)
    result = models.JSONField(default=dict, editable=False)
    refused = models.BinaryField(null=True, editable=False)
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ImportQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_uploaded(self) -> bool:
        """Whether nobody has chosen its columns yet."""
        return self.state == self.State.UPLOADED

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def is_written(self) -> bool:
        return self.state == self.State.DONE and not self.dry_run
