"""An editor's own words in place of a string of ours."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign.core.public_state.generation import raise_after_commit

NO_PLURAL = -1


class OwnWords(models.Model):
    """``original`` is the string in English, ``context`` gettext's; ``form`` its place in a plural."""

    language = models.CharField(_("language"), max_length=12)
    original = models.TextField(_("original"))
    context = models.CharField(_("context"), max_length=120, blank=True)
    form = models.SmallIntegerField(_("form of the plural"), default=NO_PLURAL)
    words = models.TextField(_("your words"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("words of your own")
        verbose_name_plural = _("words of your own")
        ordering = ["language", "original"]
        constraints = [
            models.UniqueConstraint(fields=["language", "original", "context", "form"], name="one_own_words")
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.original[:60]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        self._tell()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        done = super().delete(*args, **kwargs)
        self._tell()
        return done

    def _tell(self) -> None:
        """All pages may say it: what was rendered is out of date, in every process."""
        raise_after_commit()
