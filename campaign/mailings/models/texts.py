"""The words of a mailing: as editors write them, and as they were sent."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField

from campaign.core.models import CleanedTexts
from campaign.mailings.models.blocks import MailStreamBlock


def language_choices() -> list[tuple[str, str]]:
    return list(settings.LANGUAGES)


class MailingText(CleanedTexts):
    """In one language, with placeholders in braces (see ``placeholders``)."""

    mailing = ParentalKey("mailings.Mailing", on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=12, choices=language_choices)
    subject = models.CharField(_("subject"), max_length=150, help_text=_("Best under 60 letters."))
    preheader = models.CharField(
        _("preview line"),
        max_length=150,
        blank=True,
        help_text=_("Shown beside the subject in the list of mails, before the mail is opened."),
    )
    body = StreamField(MailStreamBlock(), verbose_name=_("text"), blank=True)

    class Meta:
        verbose_name = _("words in a language")
        verbose_name_plural = _("words by language")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["mailing", "language"], name="one_mailing_text_per_language"),
        ]

    def __str__(self) -> str:
        return self.subject


class MailingRendering(models.Model):
    """What was sent in one language, placeholders still in it: written when it begins, never changed."""

    mailing = models.ForeignKey("mailings.Mailing", on_delete=models.CASCADE, related_name="renderings")
    language = models.CharField(_("language"), max_length=12)
    subject = models.CharField(_("subject"), max_length=150)
    text = models.TextField(_("plain text"))
    html = models.TextField(_("HTML"))

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["mailing", "language"], name="one_mailing_rendering_per_language"),
        ]

    def __str__(self) -> str:
        return f"{self.mailing_id} {self.language}"


class MailingLink(models.Model):
    """A link of a mailing, and how often it was opened by all together: never by whom."""

    mailing = models.ForeignKey("mailings.Mailing", on_delete=models.CASCADE, related_name="links")
    number = models.PositiveSmallIntegerField()
    url = models.TextField(_("address"))
    clicks = models.PositiveIntegerField(_("opened"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["mailing", "number"], name="one_mailing_link_per_number"),
        ]

    def __str__(self) -> str:
        return self.url
