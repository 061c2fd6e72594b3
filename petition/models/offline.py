"""Signatures on paper, entered as a number."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from petition.querysets import OfflineBatchQuerySet


class OfflineBatch(models.Model):
    """They count in the total wherever it stands, and are shown apart."""

    petition = models.ForeignKey("petition.PetitionPage", on_delete=models.PROTECT, related_name="offline_batches")
    count = models.PositiveIntegerField(
        _("signatures"), validators=[MinValueValidator(1)], help_text=_("How many valid signatures the sheets hold.")
    )
    collected_on = models.DateField(_("collected on"), help_text=_("The last day on which they were collected."))
    place = models.CharField(_("where"), max_length=120, blank=True, help_text=_("Such as an event or a town."))
    note = models.TextField(
        _("note"), blank=True, help_text=_("Where the sheets are kept, who counted them. Never shown in public.")
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    entered_at = models.DateTimeField(_("entered"), auto_now_add=True)

    objects = OfflineBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("offline batch")
        verbose_name_plural = _("offline batches")
        ordering = ["-collected_on", "-pk"]
        constraints = [
            # An empty batch is a mistyped one.
            models.CheckConstraint(condition=Q(count__gte=1), name="offline_batch_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.count} × {self.place or self.collected_on}"
