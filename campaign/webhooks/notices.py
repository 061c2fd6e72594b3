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

from campaign.core.access.sites import own_sites
from campaign.core.models import CampaignSettings
from campaign.mail import composing
from campaign.mail.delivering import delivery
from campaign.webhooks.models import WebhookEndpoint
from campaign.webhooks.switching import OUTBOX


def keepers(endpoint: WebhookEndpoint) -> list[str]:
    """The addresses of those who may change this webhook: who work on its site."""
    users = get_user_model()._default_manager.with_perm(
        "webhooks.change_webhookendpoint", backend="django.contrib.auth.backends.ModelBackend"
    )
    own = [(user.email, own_sites(user)) for user in users.exclude(email="")]
    return sorted({email for email, sites in own if sites.everything or endpoint.site_id in sites.pks})


def message_to(endpoint: WebhookEndpoint) -> EmailMultiAlternatives:
    """The mail that the endpoint owes, to all who keep webhooks; to the site's own address where nobody has one."""
    first, *rest = keepers(endpoint) or [settings.DEFAULT_FROM_EMAIL]
    site = endpoint.site or Site.objects.filter(is_default_site=True).first()
    campaign = CampaignSettings.for_site(site)
    with translation.override(settings.LANGUAGE_CODE):
        page = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('webhooks:care', args=[endpoint.pk])}"
        letter = composing.Letter(
            to=first,
            subject=_("A webhook was switched off: %(name)s") % {"name": endpoint.name},
            parts=[
                _("The webhook “%(name)s” was switched off.") % {"name": endpoint.name},
                endpoint.get_off_reason_display(),
                _("Ask its owner what is wrong, then switch it on again. What waits is sent then."),
                composing.Action(_("Look at the webhook"), page),
            ],
        )
        message = composing.build(letter, campaign=campaign)
    message.bcc = rest
    return message


def _rows() -> QuerySet[WebhookEndpoint]:
    return WebhookEndpoint.objects.all()


def _noted(endpoint: WebhookEndpoint, now: datetime, why: str = "") -> None:
    """The dashboard says it as long as it is so; there is nothing more to note."""


delivery.register(delivery.Outbox(name=OUTBOX, rows=_rows, message_to=message_to, sent=_noted, given_up=_noted))
