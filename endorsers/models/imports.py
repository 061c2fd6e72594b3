"""Lists of organizations on their way in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class EndorserImport(models.Model):
    """``mapping`` is field name to column number; ``result`` the counted outcome with the first errors by row."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("uploaded")
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    filename = models.CharField(_("file"), max_length=200, editable=False)
    content = models.BinaryField(editable=False)
    encoding = models.CharField(max_length=20, editable=False)
    delimiter = models.CharField(max_length=1, editable=False)
    mapping = models.JSONField(default=dict, editable=False)
    publish = models.BooleanField(_("publish at once"), default=False, editable=False)
    dry_run = models.BooleanField(default=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.UPLOADED, editable=False)
    done = models.PositiveIntegerField(_("rows done"), default=0, editable=False)
    total = models.PositiveIntegerField(_("rows"), default=0, editable=False)
    failure = models.CharField(_("what went wrong"), max_length=400, blank=True, editable=False)
    result = models.JSONField(default=dict, editable=False)
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("import of endorsers")
        verbose_name_plural = _("imports of endorsers")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def is_written(self) -> bool:
        return self.state == self.State.DONE and not self.dry_run
