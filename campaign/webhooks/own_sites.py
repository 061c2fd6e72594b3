"""Which webhooks somebody has in the admin: those of the sites on which they work."""

from campaign.core.access.sites import belongs_to_sites, rows_of_own_sites
from campaign.webhooks.models import WebhookDelivery, WebhookEndpoint

belongs_to_sites(WebhookEndpoint, lambda user: rows_of_own_sites(WebhookEndpoint.objects.all(), user))
belongs_to_sites(
    WebhookDelivery, lambda user: rows_of_own_sites(WebhookDelivery.objects.all(), user, by="endpoint__site")
)
