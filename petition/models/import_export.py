"""Exports and imports that take longer than a request."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign.imports.models import FileWork, Import


class SignatureExport(FileWork):
    class Format(models.TextChoices):
        PDF = "pdf", _("PDF for delivery")
        XLSX = "xlsx", _("Excel workbook")

    class Shape(models.TextChoices):
        DELIVERY = "delivery", _("for delivery: names, places, dates and comments of those that count")
        CRM = "crm", _("for your mailing list: addresses, consents, sources and answers")

    kept_for = timedelta(days=7)
    is_made_anew = True

    petition = models.ForeignKey("petition.PetitionPage", verbose_name=_("petition"), on_delete=models.PROTECT)
    format = models.CharField(_("format"), max_length=4, choices=Format, default=Format.PDF)
    shape = models.CharField(_("what for"), max_length=8, choices=Shape, default=Shape.DELIVERY)
    everyone = models.BooleanField(_("also those who asked for no updates"), default=False)

    class Meta(FileWork.Meta):
        verbose_name = _("export")
        verbose_name_plural = _("exports")


class SignatureImport(Import):
    """``refused`` is the CSV of all errors: line numbers, headings and messages, never what a cell holds."""

    class DateOrder(models.TextChoices):
        ISO = "iso", _("2026-05-31")
        DAY_FIRST = "day", _("31/05/2026, day first")
        MONTH_FIRST = "month", _("05/31/2026, month first")

    class NameOrder(models.TextChoices):
        GIVEN_FIRST = "given", _("Maria Garcia, given name first")
        FAMILY_FIRST = "family", _("Garcia Maria, family name first")

    kept_for = timedelta(days=7)

    petition = models.ForeignKey("petition.PetitionPage", verbose_name=_("petition"), on_delete=models.PROTECT)
    date_order = models.CharField(_("dates look like"), max_length=5, choices=DateOrder, default=DateOrder.ISO)
    name_order = models.CharField(
        _("whole names look like"), max_length=6, choices=NameOrder, default=NameOrder.GIVEN_FIRST
    )
    consent_note = models.CharField(
        _("where the consent is kept"),
        max_length=200,
        help_text=_("How these people agreed, such as “paper forms of the June rally, box 3”."),
    )
    wording = models.ForeignKey(
        "petition.StatementWording",
        verbose_name=_("which words they signed"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Left empty, those that the petition said on the day of each signature."),
    )

    class Meta(Import.Meta):
        verbose_name = _("import")
        verbose_name_plural = _("imports")
