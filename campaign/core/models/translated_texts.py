"""From which words of the original each text of a translation was made."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class TranslatedTexts(models.Model):
    """``seen``: by a text's place, the original's words then, the translation's own, whether an editor settled them.

    Whoever changes a text of a translation has read the original as it stands; who settles it says that it is right as
    it is. So what the original has changed since is known text by text, and a name that is alike in both is no gap.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="translated_texts")
    seen = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("translated texts")
        verbose_name_plural = _("translated texts")

    def __str__(self) -> str:
        return str(self.page)
