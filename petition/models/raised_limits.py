"""Limits on signing that an editor raised for an hour: for one network, or for everybody on a site."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaign.runtime.database.user_key import user_key

FOR = timedelta(hours=1)


def in_an_hour() -> object:
    return timezone.now() + FOR


class RaisedLimit(models.Model):
    class Times(models.IntegerChoices):
        FIVE = 5, _("five times as many")
        TWENTY = 20, _("twenty times as many")
        HUNDRED = 100, _("a hundred times as many")

    network_key = models.CharField(
        _("network"),
        max_length=32,
        blank=True,
        help_text=_("As the report of trends shows it. Left empty, the limit is raised for everybody."),
    )
    site = models.ForeignKey(
        "wagtailcore.Site",
        verbose_name=_("site"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        help_text=_("Left empty, it holds for every site."),
    )
    times = models.PositiveSmallIntegerField(
        _("how many may sign"),
        choices=Times,
        default=Times.TWENTY,
        help_text=_("Compared with the usual limit of a network, for one hour. It ends by itself."),
    )
    reason = models.CharField(
        _("reason"), max_length=200, help_text=_("For your colleagues, such as “Assembly at the university”.")
    )
    ends_at = models.DateTimeField(_("ends"), default=in_an_hour, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = user_key(editable=False)

    class Meta:
        verbose_name = _("raised limit")
        verbose_name_plural = _("raised limits")
        indexes = [models.Index(fields=["ends_at"])]

    def __str__(self) -> str:
        return self.reason
