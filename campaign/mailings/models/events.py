"""What happened to a mailing: its trail, from which webhooks are told too."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaign.runtime.database.json_fields import ObjectField
from campaign.runtime.database.user_key import user_key


class MailingEvent(models.Model):
    """Append-only. Holds no personal data."""

    class Kind(models.TextChoices):
        SCHEDULED = "scheduled", pgettext_lazy("mailing", "scheduled")
        UNSCHEDULED = "unscheduled", _("taken back before it began")
        BEGAN = "began", pgettext_lazy("mailing", "began")
        PAUSED = "paused", pgettext_lazy("mailing", "paused")
        RESUMED = "resumed", pgettext_lazy("mailing", "resumed")
        STOPPED = "stopped", pgettext_lazy("mailing", "stopped")
        SENT = "sent", pgettext_lazy("mailing", "sent to the last")

    mailing = models.ForeignKey("mailings.Mailing", on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("event"), max_length=12, choices=Kind)
    at = models.DateTimeField(_("time"))
    by = user_key(_("editor"), help_text=_("Empty where nobody pressed a button."))
    details = ObjectField(_("details"), default=dict, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("event of a mailing")
        verbose_name_plural = _("events of mailings")
        default_permissions = ("view",)
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d %H:%M}"
