"""Production: refuses to start, with one clear line, where something that it needs is missing."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import ALLOWED_HOSTS, SITE_URL
from .environment import flag, number, require, text

require(
    SECRET_KEY="a long random string that signs links and sessions",
    ALLOWED_HOSTS="the site's host names, comma separated",
    SITE_URL="the site's address, such as https://campaign.example.org",
    DATABASE_URL="such as postgres://user:password@host/name",
    EMAIL_URL="such as smtp+tls://user:password@mail.example.org:587",
)
if not SITE_URL.startswith(("https://", "http://")):
    raise ImproperlyConfigured(f"SITE_URL is “{SITE_URL}”; begin it with https://.")

REQUIRE_SECOND_STEP = flag("REQUIRE_SECOND_STEP", default=True)

# Slow work runs in the worker, in lanes: manage.py worker.
TASKS = {"default": {"BACKEND": "campaign.runtime.tasks.lanes.LaneBackend"}}

MAIL_CONNECTIONS = max(1, number("MAIL_CONNECTIONS", 4))

DEFAULT_FROM_EMAIL = SERVER_EMAIL = text("DEFAULT_FROM_EMAIL", f"campaign@{ALLOWED_HOSTS[0].lstrip('.')}")
