"""What happened to an endorsement: the trail that shows who decided what, and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaign.runtime.database.json_fields import ObjectField
from campaign.runtime.database.user_key import user_key


class EndorserEvent(models.Model):
    """Append-only. Holds no personal data of the contact: names of changed fields, never their values."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", pgettext_lazy("organization", "submitted")
        RELEASED = "released", _("no robot: asked to confirm")
        CONFIRMED = "confirmed", _("confirmed by mail")
        APPROVED = "approved", pgettext_lazy("organization", "approved")
        CHANGES_ASKED = "changes_asked", _("changes asked for")
        REJECTED = "rejected", pgettext_lazy("organization", "rejected")
        RECONSIDERED = "reconsidered", _("taken up again")
        CHANGED = "changed", _("changed by the organization")
        INVITED = "invited", _("another person invited")
        JOINED = "joined", _("another person accepted")
        HANDED_OVER = "handed_over", _("another main contact")
        ACCESS_ASKED = "access_asked", _("somebody asked to take over")
        ACCESS_REFUSED = "access_refused", _("a request to take over refused")
        OBJECTED = "objected", _("a representative objected to a take-over")
        REMINDED = "reminded", _("reminded of the kit")
        WITHDRAWN = "withdrawn", _("withdrawn by the organization")
        ERASED = "erased", _("the representative’s data removed")
        MERGED = "merged", _("merged with another entry")
        MAIL_SENT = "mail_sent", _("mail sent")
        MAIL_FAILED = "mail_failed", _("mail given up")
        MAIL_BOUNCED = "mail_bounced", _("mail came back")
        MAIL_COMPLAINED = "mail_complained", _("our mail was called spam")
        UNSUBSCRIBED = "unsubscribed", _("wants no more mails about the campaign")

    endorser = models.ForeignKey("endorsers.Endorser", on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("event"), max_length=16, choices=Kind)
    at = models.DateTimeField(_("time"))
    by = user_key(_("editor"), help_text=_("Empty where the organization did it."))
    message = models.TextField(_("message"), blank=True)
    details = ObjectField(_("details"), default=dict, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("event of an endorsement")
        verbose_name_plural = _("events of endorsements")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d %H:%M}"
