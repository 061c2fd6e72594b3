"""The backups that were made, and whether one ever came back."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class BackupQuerySet(models.QuerySet):
    def latest_made(self) -> "Backup | None":
        return self.order_by("-made_at").first()

    def rehearsed(self) -> Self:
        return self.filter(rehearsed_at__isnull=False)


class Backup(models.Model):
    """One file that ``manage.py backup`` finished. It lies elsewhere: this row says only that there was one."""

    name = models.CharField(_("file"), max_length=120, unique=True)
    size = models.PositiveBigIntegerField(_("size"), help_text=_("In bytes."))
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    rehearsed_at = models.DateTimeField(_("restored for a rehearsal at"), null=True)

    objects = BackupQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("backup")
        verbose_name_plural = _("backups")

    def __str__(self) -> str:
        return self.name
