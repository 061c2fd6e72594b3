"""Who invited whom, and when. The row is the outbox of its own mail."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaign.mail.outbox import MailOutboxModel
from campaign.runtime.database.user_key import user_key


class Invitation(MailOutboxModel):
    """One account's invitation, to the site from which it was invited.

    It is accepted once the account has a password: nothing is ticked by hand.
    """

    class Mail(models.TextChoices):
        INVITATION = "invitation", _("invitation")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitation")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, related_name="+")
    invited_by = user_key(_("invited by"), blank=False)
    invited_at = models.DateTimeField(_("invited at"))
    failed_at = models.DateTimeField(_("mail given up at"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            # A mail that is owed without a due time would never be sent.
            models.CheckConstraint(
                condition=Q(owed_mail="") | Q(mail_due_at__isnull=False), name="invitation_mail_has_its_time"
            ),
        ]
        indexes = [
            models.Index(fields=["mail_due_at"], condition=~Q(owed_mail=""), name="invitation_owed_mails"),
        ]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def is_accepted(self) -> bool:
        return self.user.has_usable_password()
