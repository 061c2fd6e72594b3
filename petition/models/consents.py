"""The words that a signer saw beside the boxes they ticked or left empty."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConsentText(models.Model):
    """Never changed once written: another wording is another version."""

    petition = models.ForeignKey("petition.PetitionPage", on_delete=models.PROTECT, related_name="consent_texts")
    version = models.PositiveIntegerField(_("version"))
    language = models.CharField(_("language"), max_length=12, blank=True)
    show_name_label = models.TextField(_("beside the box for the name"))
    subscribe_label = models.TextField(_("beside the box for updates"))
    digest = models.CharField(max_length=64, editable=False)
    first_shown_at = models.DateTimeField(_("first shown"), auto_now_add=True)

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        constraints = [
            # Two signers who are the first to see a wording must write it once.
            models.UniqueConstraint(fields=["petition", "digest"], name="one_row_per_consent_text"),
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} v{self.version}"
