"""The WSGI entry point. Without DJANGO_SETTINGS_MODULE it serves with the production settings."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaign.settings.production")

application = get_wsgi_application()
