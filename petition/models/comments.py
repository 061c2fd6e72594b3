"""What readers report, and the words in which writers are told why their comment is gone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from campaign.core.editing.rows import FormOfSharedRow


class CommentReport(models.Model):
    """One network's wish that an editor looks at a comment. Gone when an editor has, or the comment is erased."""

    signature = models.ForeignKey("petition.Signature", on_delete=models.CASCADE, related_name="comment_reports")
    network_key = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField(_("time"))

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            # Whoever reports a comment twice has reported it once.
            models.UniqueConstraint(fields=["signature", "network_key"], name="one_report_a_network"),
        ]

    def __str__(self) -> str:
        return f"report {self.pk}"


class CommentReason(models.Model):
    """Why a comment is hidden. The writer reads ``words`` in the mail that says so."""

    name = models.CharField(_("name"), max_length=80, help_text=_("For editors, such as “Insults”."))
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        choices=settings.LANGUAGES,
        help_text=_(
            "Of the words. Give the same name to the same reason in another language: the writer gets the words in "
            "theirs. Left empty, the words serve for all languages."
        ),
    )
    words = models.TextField(
        _("words to the writer"),
        max_length=600,
        help_text=_("One or two sentences in the mail, such as “It insults people. We show what can be read by all.”"),
    )

    base_form_class = FormOfSharedRow
    panels = [FieldPanel("name"), FieldPanel("language"), FieldPanel("words")]

    class Meta:
        verbose_name = _("reason to hide a comment")
        verbose_name_plural = _("reasons to hide comments")
        ordering = ["name", "language"]
        constraints = [
            models.UniqueConstraint(fields=["name", "language"], name="one_reason_a_language"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})" if self.language else self.name
