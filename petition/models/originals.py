"""What is written for a petition is under its original, whichever of its languages an editor chose."""

from typing import Any

from django.db import models


class UnderOriginal(models.Model):
    """For models with a field ``petition``: a translation is exchanged for the petition that it is counted under."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._find_original()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self._find_original()
        super().clean()

    def _find_original(self) -> None:
        if self.petition_id:
            self.petition = self.petition.counted
