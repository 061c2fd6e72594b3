"""The WSGI entry point. Without DJANGO_SETTINGS_MODULE it serves with the production settings."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from campaign.page_cache import in_front_of

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaign.settings.production")

try:
    application = get_wsgi_application()
    from petition.quick.door import QuickDoor  # once the apps are loaded

    application = in_front_of(QuickDoor(application))
except ImproperlyConfigured as error:
    sys.exit(f"Configuration error: {error}")
