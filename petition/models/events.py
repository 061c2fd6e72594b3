"""What happened to a signature after it was made: the audit trail."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaign.runtime.database.json_fields import ObjectField
from campaign.runtime.database.user_key import user_key


class SignatureEvent(models.Model):
    """Append-only. Holds no personal data: names of changed fields, never their values."""

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", pgettext_lazy("signature", "confirmed")
        WITHDRAWN = "withdrawn", pgettext_lazy("signature", "withdrawn")
        REJECTED = "rejected", pgettext_lazy("signature", "rejected")
        RESTORED = "restored", _("restored")
        SIGNED_AGAIN = "signed_again", _("signed again with other words")
        CORRECTED = "corrected", _("corrected")
        SUBSCRIBED = "subscribed", _("asked for updates")
        UNSUBSCRIBED = "unsubscribed", _("stopped updates")
        COMMENT_SHOWN = "comment_shown", _("comment let through")
        COMMENT_FEATURED = "comment_featured", _("comment shown first")
        COMMENT_HIDDEN = "comment_hidden", _("comment hidden")
        COMMENT_REPORTED = "comment_reported", _("comment hidden after reports")
        ERASED = "erased", _("personal data removed")
        MAIL_SENT = "mail_sent", _("mail sent")
        MAIL_FAILED = "mail_failed", _("mail given up")
        MAIL_BOUNCED = "mail_bounced", _("mail came back")
        MAIL_COMPLAINED = "mail_complained", _("our mail was called spam")
        RESENT = "resent", _("mail asked for again")

    signature = models.ForeignKey("petition.Signature", on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("event"), max_length=16, choices=Kind)
    at = models.DateTimeField(_("time"))
    by = user_key(_("editor"), help_text=_("Empty where the signer did it."))
    details = ObjectField(_("details"), default=dict, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("event of a signature")
        verbose_name_plural = _("events of signatures")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d %H:%M}"
