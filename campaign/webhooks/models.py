"""Endpoints, their secrets, what is owed to them, and how far the rows that tell something were read."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaign.core.languages.site_pages import only_site_id
from campaign.mail.outbox import MailOutboxModel
from campaign.runtime.database.json_fields import ListField, ObjectField
from campaign.runtime.leases.lease import Lease, Owed

DELIVERIES = Lease(
    lasts=timedelta(minutes=2),  # more than a batch takes at its slowest
    # As Standard Webhooks propose them: three days, then it is given up.
    waits=tuple(timedelta(seconds=s) for s in (5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400)),
    jitter=0.2,
)


class WebhookEndpoint(MailOutboxModel):
    """Where to tell it. The mail that it may owe is the one that tells editors that it was switched off.

    One whose site was deleted is told of erasures alone.
    """

    class OffReason(models.TextChoices):
        GONE = "gone", _("It answered that it is gone for good (410).")
        FAILING = "failing", _("It took nothing for days.")

    class Mail(models.TextChoices):
        SWITCHED_OFF = "switched_off", _("says that an endpoint was switched off")

    name = models.CharField(_("name"), max_length=80, help_text=_("For yourselves, such as “Our mailing tool”."))
    url = models.URLField(
        _("address"),
        max_length=500,
        help_text=_("Begins with https:// and is reachable from the internet. Its owner gives it to you."),
    )
    site = models.ForeignKey(
        "wagtailcore.Site",
        verbose_name=_("site"),
        default=only_site_id,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What happens there is told to this address, and nothing of other sites."),
    )
    events = ListField(_("events"), default=list)
    pages = models.ManyToManyField("wagtailcore.Page", verbose_name=_("only these petitions"), blank=True)
    enabled = models.BooleanField(
        _("on"), default=True, help_text=_("While it is off, nothing is noted for it: what happens then is not sent.")
    )
    send_personal_data = models.BooleanField(
        _("send personal data"),
        default=False,
        help_text=_(
            "Name, e-mail address and postal code of signers who asked for updates; of others never. Without it "
            "only numbers, places and sources are sent."
        ),
    )
    consent_statement = models.TextField(
        _("why that is allowed"),
        blank=True,
        help_text=_("The words by which signers agreed to it, and the contract with the recipient."),
    )
    # Whoever ever had personal data is told of erasures from then on, whatever is ticked later.
    had_personal_data = models.BooleanField(default=False, editable=False)
    failing_since = models.DateTimeField(_("fails since"), null=True, blank=True, editable=False)
    quiet_until = models.DateTimeField(_("asked us to wait until"), null=True, blank=True, editable=False)
    off_reason = models.CharField(
        _("switched off because"), max_length=8, choices=OffReason, blank=True, editable=False
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name"]
        constraints = [
            # Whoever lets personal data out has said why they may.
            models.CheckConstraint(
                condition=Q(send_personal_data=False) | ~Q(consent_statement=""),
                name="webhook_personal_data_has_its_reason",
            ),
            # A mail that is owed without a due time would never be sent.
            models.CheckConstraint(
                condition=Q(owed_mail="") | Q(mail_due_at__isnull=False), name="webhook_owed_mail_has_its_time"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.send_personal_data and not self.had_personal_data:
            self.had_personal_data = True
            if (fields := kwargs.get("update_fields")) is not None:
                kwargs["update_fields"] = {*fields, "had_personal_data"}
        super().save(*args, **kwargs)


class WebhookSecret(models.Model):
    """Signs what is sent. Shown once, when it is made; an old one goes on signing until it expires."""

    endpoint = models.ForeignKey(WebhookEndpoint, on_delete=models.CASCADE, related_name="secrets")
    # Encrypted, so that a copy of the database signs nothing.
    value = models.CharField(max_length=255, editable=False)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-created_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"secret {self.pk}"  # never the value: this is what logs and tracebacks show


class StreamCursor(models.Model):
    """How far a stream was read. ``mark`` is the next stop: the last row that was seen.

    ``writers`` are the transactions that were writing to the rows' table at that moment. Once they have ended, no
    row below the mark can still appear.
    """

    stream = models.CharField(max_length=40, primary_key=True)
    reached = models.BigIntegerField()
    mark = models.BigIntegerField(null=True)
    writers = ListField(default=list)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.stream}: {self.reached}"


class WebhookDelivery(Owed):
    """One event for one endpoint: its own outbox. Holds no personal data (see ``events.EventType``)."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waits")
        DELIVERED = "delivered", _("delivered")
        FAILED = "failed", _("given up")

    endpoint = models.ForeignKey(WebhookEndpoint, verbose_name=_("webhook"), on_delete=models.CASCADE)
    message_id = models.CharField(_("webhook-id"), max_length=40, help_text=_("The same over all attempts."))
    type = models.CharField(_("event"), max_length=60)
    occurred_at = models.DateTimeField(_("happened"))
    data = ObjectField(_("payload"), default=dict, help_text=_("Personal data is added when it is sent."))
    subject = models.BigIntegerField(null=True)
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    attempted_at = models.DateTimeField(_("last attempt"), null=True)
    response_code = models.PositiveSmallIntegerField(_("answered"), null=True)
    response = models.CharField(_("answer"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("noted"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("delivery of a webhook")
        verbose_name_plural = _("deliveries of webhooks")
        ordering = ["-pk"]
        default_permissions = ("view",)
        constraints = [
            # An event is owed to an endpoint once.
            models.UniqueConstraint(fields=["endpoint", "message_id"], name="one_delivery_per_event"),
            # What waits without a time would never be sent.
            models.CheckConstraint(
                condition=~Q(status="waiting") | Q(due_at__isnull=False), name="waiting_delivery_has_its_time"
            ),
        ]
        indexes = [
            # The outbox: empty but for what is on its way.
            models.Index(fields=["endpoint", "due_at"], condition=Q(status="waiting"), name="webhook_due"),
            # What is forgotten after a while, and what failed since a time.
            models.Index(fields=["created_at"], name="webhook_delivery_age"),
            # What was told about somebody who is erased.
            models.Index(fields=["subject"], name="webhook_delivery_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.message_id}"
