"""Tells editors by mail that an endpoint was switched off. The endpoint's row is the outbox."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMultiAlternatives
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from campaign.core import delivery, mail
from campaign.core.models import CampaignSettings
from campaign.core.webhooks.models import WebhookEndpoint
from campaign.core.webhooks.switching import OUTBOX


def keepers() -> list[str]:
    """The addresses of those who may change webhooks."""
    users = get_user_model()._default_manager.with_perm(
        "webhooks.change_webhookendpoint", backend="django.contrib.auth.backends.ModelBackend"
    )
    return sorted(set(users.exclude(email="").values_list("email", flat=True)))


def message_to(endpoint: WebhookEndpoint) -> EmailMultiAlternatives:
    """The mail that the endpoint owes, to all who keep webhooks; to the site's own address where nobody has one."""
    first, *rest = keepers() or [settings.DEFAULT_FROM_EMAIL]
    campaign = CampaignSettings.for_site(Site.objects.filter(is_default_site=True).first())
    with translation.override(settings.LANGUAGE_CODE):
        page = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('webhooks:care', args=[endpoint.pk])}"
        letter = mail.Letter(
            to=first,
            subject=_("A webhook was switched off: %(name)s") % {"name": endpoint.name},
            parts=[
                _("The webhook “%(name)s” was switched off.") % {"name": endpoint.name},
                endpoint.get_off_reason_display(),
                _("Ask its owner what is wrong, then switch it on again. What waits is sent then."),
                mail.Action(_("Look at the webhook"), page),
            ],
        )
        message = mail.build(letter, campaign=campaign)
    message.bcc = rest
    return message


def _rows() -> QuerySet[WebhookEndpoint]:
    return WebhookEndpoint.objects.all()


def _noted(endpoint: WebhookEndpoint, now: datetime, why: str = "") -> None:
    """The dashboard says it as long as it is so; there is nothing more to note."""


delivery.register(delivery.Outbox(name=OUTBOX, rows=_rows, message_to=message_to, sent=_noted, given_up=_noted))
