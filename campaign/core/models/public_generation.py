"""Which state of the public site is the present one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicGeneration(models.Model):
    """One row, whose number rises with each change of what the public sees: see ``campaign.core.page_cache``."""

    number = models.BigIntegerField(_("number"), default=0)

    class Meta:
        verbose_name = _("state of the public site")
        verbose_name_plural = _("states of the public site")
        # One site, one present state.
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_public_generation")]

    def __str__(self) -> str:
        return str(self.number)
