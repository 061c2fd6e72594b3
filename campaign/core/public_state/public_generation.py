"""Which state of the public site is the present one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicGeneration(models.Model):
    """Two rows, whose numbers rise with each change of what the public sees. Their sum is the generation.

    The row IN_TRANSACTION rises together with what it stands for, so that nothing comes between the two. It is locked
    until that commit, so there is another one, AFTER_COMMIT, for what many visitors do at once.
    """

    IN_TRANSACTION, AFTER_COMMIT = 1, 2

    number = models.BigIntegerField(_("number"), default=0)

    class Meta:
        verbose_name = _("state of the public site")
        verbose_name_plural = _("states of the public site")
        # The numbers are added without a look at what rows they are of.
        constraints = [models.CheckConstraint(condition=models.Q(pk__in=(1, 2)), name="one_public_generation")]

    def __str__(self) -> str:
        return str(self.number)
