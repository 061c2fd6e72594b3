"""Production: refuses to start, with one clear line, where something that it needs is missing."""

from .base import *  # noqa: F403
from .environment import env, required

SECRET_KEY = required("SECRET_KEY", "a long random string that signs links and sessions")
ALLOWED_HOSTS = [
    host.strip() for host in required("ALLOWED_HOSTS", "the site's host names, comma separated").split(",")
]
SITE_URL = required("SITE_URL", "the site's address, such as https://campaign.example.org").rstrip("/")
WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = SITE_URL
required("DATABASE_URL", "such as postgres://user:password@host/name")
required("EMAIL_URL", "such as smtp+tls://user:password@mail.example.org:587")

# Slow work runs in the worker: manage.py db_worker --queue-name '*'.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"campaign@{ALLOWED_HOSTS[0].lstrip('.')}")
