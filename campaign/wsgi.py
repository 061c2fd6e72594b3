"""The WSGI entry point. Without DJANGO_SETTINGS_MODULE it serves with the production settings."""

import os
import sys
from wsgiref.types import WSGIApplication

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaign.settings.production")

try:
    application: WSGIApplication = get_wsgi_application()
    from campaign.web.front.front import in_front_of  # once the apps are loaded

    application = in_front_of(application)
    if settings.ONE_PROCESS:
        from campaign.runtime.tasks.one_process import work_here

        work_here()
except ImproperlyConfigured as error:
    sys.exit(f"Configuration error: {error}")
