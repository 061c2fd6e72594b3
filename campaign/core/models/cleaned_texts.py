"""One rule for what editors type or paste, whichever form, import or program it comes by (A12)."""

from typing import Any

from django.db import models

from campaign.core.text.cleaning import clean_text, clean_title

TYPED = (models.CharField, models.TextField)


class CleanedTexts(models.Model):
    """Names, titles and texts of a row are cleaned before they are checked: what no file holds is taken off.

    A text pasted from a slide has line breaks that XML can't hold, and with one of them no feed can be read.
    """

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        for field in self._meta.concrete_fields:
            text = self.__dict__.get(field.attname)
            if type(field) in TYPED and isinstance(text, str) and not (text.isascii() and text.isprintable()):
                setattr(self, field.attname, clean_text(text) if type(field) is models.TextField else clean_title(text))
        super().full_clean(*args, **kwargs)
