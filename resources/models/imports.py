"""Lists of resources on their way in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ResourceImport(models.Model):
    """``result`` is the counted outcome with what is to be said by row."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    library = models.ForeignKey("resources.ResourceLibraryPage", on_delete=models.CASCADE, related_name="+")
    filename = models.CharField(_("file"), max_length=200)
    content = models.BinaryField()
    publish = models.BooleanField(_("publish at once"), default=False)
    dry_run = models.BooleanField(default=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    failure = models.CharField(_("what went wrong"), max_length=400, blank=True)
    result = models.JSONField(default=dict)
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("import of resources")
        verbose_name_plural = _("imports of resources")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)
