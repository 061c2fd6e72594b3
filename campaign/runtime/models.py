"""When each scheduled job runs next: the row that schedulers claim."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign.runtime.leases.lease import Owed


class ScheduledJob(Owed):
    name = models.CharField(_("job"), max_length=80, primary_key=True)
    started_at = models.DateTimeField(_("last started"), null=True)
    finished_at = models.DateTimeField(_("last finished"), null=True)
    # The class of the exception alone: a message could hold personal data. The log has the rest.
    failure = models.CharField(_("last failure"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("scheduled job")
        verbose_name_plural = _("scheduled jobs")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
