"""The words of mails, as editors write them."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.models import PreviewableMixin

from campaign.core.editing.rows import FormOfSharedRow
from campaign.runtime.registry import provided
from petition.models.originals import UnderOriginal
from petition.models.signatures import Signature
from petition.models.standard_words import OWN_WORDS, PLACEHOLDERS, check_placeholders

# A mail has its style in its elements, which the site's own policy forbids; nothing else is let in.
PREVIEW_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


class MailText(UnderOriginal, PreviewableMixin):
    """Replaces the platform's own words of one kind of mail, for one petition or for all."""

    kind = models.CharField(_("mail"), max_length=16, choices=Signature.Mail)
    petition = models.ForeignKey(
        "petition.PetitionPage",
        verbose_name=_("petition"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="mail_texts",
        help_text=_("Left empty, the words are used for all petitions without words of their own."),
    )
    language = models.CharField(
        _("language"), max_length=12, default="en", help_text=_("Used for signers who signed in this language.")
    )
    subject = models.CharField(_("subject"), max_length=150)
    body = models.TextField(
        _("text"), help_text=_("Plain text; an empty line starts a paragraph. {link} stands on a line of its own.")
    )

    base_form_class = FormOfSharedRow
    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("language", widget=forms.Select(choices=settings.LANGUAGES))]),
        FieldPanel("petition"),
        FieldPanel("subject"),
        FieldPanel("body", widget=forms.Textarea(attrs={"rows": 16})),
        HelpPanel(template="petition/admin/mail_placeholders.html"),
    ]

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        constraints = [
            # Which of two texts would be sent? One for each petition and language, one for all petitions.
            models.UniqueConstraint(
                fields=["kind", "petition", "language"], name="one_mail_text_per_petition_and_language"
            ),
            models.UniqueConstraint(
                fields=["kind", "language"], condition=Q(petition=None), name="one_mail_text_for_all_petitions"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}"

    def clean(self) -> None:
        super().clean()
        twins = MailText.objects.filter(kind=self.kind, petition=self.petition, language=self.language)
        if twins.exclude(pk=self.pk).exists():
            words = _("There are words for this mail in this language already. Change those instead.")
            raise ValidationError({"language": words})
        check_placeholders(subject=self.subject, body=self.body)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        response = super().serve_preview(request, mode_name)
        response.headers["Content-Security-Policy"] = PREVIEW_POLICY
        return response

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "petition/mail/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict:
        return super().get_preview_context(request, mode_name) | {"sample": provided("petition.sample")(self)}

    @property
    def placeholders(self) -> list[tuple[str, str]]:
        """Pairs of a placeholder, braces and all, and what it stands for: shown beside the text."""
        return [(f"{{{name}}}", meaning) for name, meaning in PLACEHOLDERS.items()]

    @property
    def own_words(self) -> list[tuple[str, str, str]]:
        """The platform's own words: kind, its name, subject. Shown beside the text as a start."""
        return [(kind, Signature.Mail(kind).label, words.subject) for kind, words in OWN_WORDS.items()]
