"""The words that a signer saw beside the boxes they ticked or left empty."""

import hashlib
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConsentText(models.Model):
    """Never changed once written: another wording is another version."""

    petition = models.ForeignKey("petition.PetitionPage", on_delete=models.CASCADE, related_name="consent_texts")
    version = models.PositiveIntegerField(_("version"))
    language = models.CharField(_("language"), max_length=12, blank=True)
    show_name_label = models.TextField(_("beside the box for the name"))
    show_comment_label = models.TextField(_("beside the box for the comment"), blank=True)
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

    @classmethod
    def of(
        cls,
        *,
        petition_id: int,
        language: str,
        show_name_label: str,
        subscribe_label: str,
        show_comment_label: str = "",
    ) -> Self:
        """The row of these words, written where they are new; under the petition that holds the signatures."""
        words = {
            "language": language,
            "show_name_label": show_name_label,
            "subscribe_label": subscribe_label,
            "show_comment_label": show_comment_label,
        }
        digest = hashlib.sha256("\x1f".join(words.values()).encode()).hexdigest()
        texts = cls.objects.filter(petition_id=petition_id)
        known = texts.filter(digest=digest).first()
        if known:
            return known
        latest = texts.aggregate(latest=models.Max("version", default=0))["latest"]
        defaults = words | {"version": latest + 1}
        return texts.get_or_create(petition_id=petition_id, digest=digest, defaults=defaults)[0]
