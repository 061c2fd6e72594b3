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
    # Written with each step, so that work whose worker was killed is told from slow work.
    heard_of_at = models.DateTimeField(_("last heard of"), null=True, editable=False)
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        abstract = True
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.total) if self.total else 0


class SignatureExport(Transfer):
    class Format(models.TextChoices):
        PDF = "pdf", _("PDF for delivery")
        XLSX = "xlsx", _("Excel workbook")

    class Shape(models.TextChoices):
        DELIVERY = "delivery", _("for delivery: names, places, dates and comments of those that count")
        CRM = "crm", _("for your mailing list: addresses, consents, sources and answers")

    format = models.CharField(_("format"), max_length=4, choices=Format, default=Format.PDF)
    shape = models.CharField(_("what for"), max_length=8, choices=Shape, default=Shape.DELIVERY)
    everyone = models.BooleanField(_("also those who asked for no updates"), default=False)

    class Meta(Transfer.Meta):
        verbose_name = _("export")
        verbose_name_plural = _("exports")


class SignatureImport(Transfer):
    """``mapping`` is field name to column number; ``result`` the counted outcome with the first errors by row.

    ``errors`` is the CSV of all errors: row numbers, headings and messages, never what a cell holds.
    """

    class DateOrder(models.TextChoices):
        ISO = "iso", _("2026-05-31")
        DAY_FIRST = "day", _("31/05/2026, day first")
        MONTH_FIRST = "month", _("05/31/2026, month first")

    encoding = models.CharField(max_length=20, editable=False)
    delimiter = models.CharField(max_length=1, editable=False)
    mapping = models.JSONField(default=dict, editable=False)
    date_order = models.CharField(_("dates look like"), max_length=5, choices=DateOrder, default=DateOrder.ISO)
    consent_note = models.CharField(
        _("where the consent is kept"),
        max_length=200,
        help_text=_("How these people agreed, such as “paper forms of the June rally, box 3”."),
    )
    dry_run = models.BooleanField(default=True, editable=False)
    result = models.JSONField(default=dict, editable=False)
    errors = models.BinaryField(null=True, editable=False)

    class Meta(Transfer.Meta):
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    @property
    def is_uploaded(self) -> bool:
        """True where its columns are to be chosen still."""
        return self.state == self.State.DONE and not self.result

    @property
    def is_written(self) -> bool:
        return self.state == self.State.DONE and not self.dry_run
