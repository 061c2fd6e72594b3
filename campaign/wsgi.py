"""The WSGI entry point. Without DJANGO_SETTINGS_MODULE it serves with the production settings."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from campaign.page_cache import in_front_of

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaign.settings.production")

try:
    application = in_front_of(get_wsgi_application())
except ImproperlyConfigured as error:
    sys.exit(f"Configuration error: {error}")
