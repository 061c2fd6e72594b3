"""The WSGI entry point. Without DJANGO_SETTINGS_MODULE it serves with the production settings."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from campaign.core.one_core import keep_to_one_core
from campaign.page_cache import in_front_of

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaign.settings.production")

try:
    application = get_wsgi_application()
    from petition.quick.door import QuickDoor  # once the apps are loaded

    application = in_front_of(QuickDoor(application))
    if settings.ONE_CORE_A_WORKER:
        keep_to_one_core()
except ImproperlyConfigured as error:
    sys.exit(f"Configuration error: {error}")
