"""Exports and imports that take longer than a request."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Transfer(models.Model):
    """A file on its way out or in, with its progress. Kept in the database: it holds personal data."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    petition = models.ForeignKey("petition.PetitionPage", verbose_name=_("petition"), on_delete=models.PROTECT)
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.WAITING, editable=False)
    filename = models.CharField(_("file"), max_length=200, editable=False)
    content = models.BinaryField(null=True, editable=False)
    done = models.PositiveIntegerField(_("rows done"), default=0, editable=False)
    total = models.PositiveIntegerField(_("rows"), default=0, editable=False)
    failure = models.CharField(_("what went wrong"), max_length=400, blank=True, editable=False)
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        abstract = True
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.filename


class SignatureExport(Transfer):
    class Format(models.TextChoices):
        PDF = "pdf", _("PDF for delivery")
        XLSX = "xlsx", _("Excel workbook")

    format = models.CharField(_("format"), max_length=4, choices=Format, default=Format.PDF)

    class Meta(Transfer.Meta):
        verbose_name = _("export")
        verbose_name_plural = _("exports")


class SignatureImport(Transfer):
    """``mapping`` is field name to column heading; ``result`` the counted outcome with errors by row."""

    encoding = models.CharField(max_length=20, editable=False)
    delimiter = models.CharField(max_length=1, editable=False)
    mapping = models.JSONField(default=dict, editable=False)
    consent_note = models.CharField(
        _("where the consent is kept"),
        max_length=200,
        help_text=_("How these people agreed, such as “paper forms of the June rally, box 3”."),
    )
    dry_run = models.BooleanField(default=True, editable=False)
    result = models.JSONField(default=dict, editable=False)

    class Meta(Transfer.Meta):
        verbose_name = _("import")
        verbose_name_plural = _("imports")
