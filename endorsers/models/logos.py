"""Logos that came from the public and that nobody approved: in the database, where no address leads to them."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class PendingLogo(models.Model):
    """A cleaned picture. Without an endorser it belongs to a form that is still being filled in."""

    endorser = models.ForeignKey(
        "endorsers.Endorser", null=True, blank=True, on_delete=models.CASCADE, related_name="pending_logos"
    )
    data = models.BinaryField()
    content_type = models.CharField(max_length=20)
    file_name = models.CharField(_("file name"), max_length=120)
    size = models.PositiveIntegerField(validators=[MaxValueValidator(2 * 1024 * 1024)])
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("logo that waits")
        verbose_name_plural = _("logos that wait")
        indexes = [
            # Those of forms that nobody sent: forgotten after an hour.
            models.Index(fields=["created_at"], condition=models.Q(endorser=None), name="pending_logo_unsent"),
        ]

    def __str__(self) -> str:
        return self.file_name
