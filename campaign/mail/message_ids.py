"""The right side of the Message-ID of mails that Django and Wagtail write themselves."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail.utils import DNS_NAME


def name_the_site() -> None:
    """Use the site's host: the machine's own name is nobody's business, and asking for it may wait for DNS."""
    host = urlsplit(settings.SITE_URL).hostname
    if host:
        DNS_NAME._fqdn = host
