"""A laptop: no service needed, no TLS, readable errors."""

from .base import *  # noqa: F403
from .environment import flag, one_of, text, words

DEBUG = flag("DEBUG", default=True)
SECRET_KEY = text("SECRET_KEY", "development only: production refuses to start without its own key")
ALLOWED_HOSTS = words("ALLOWED_HOSTS") or ["*"]
# Known to everybody: what it signs proves nothing.
TRANSPARENCY_KEY = words("TRANSPARENCY_KEY") or ["ZGV2ZWxvcG1lbnQgb25seSwgcHJvdmVzIG5vdGhpbmc="]

# Whoever edits templates wants to see them, and whoever sets a breakpoint in a view wants to get there.
FRONT = one_of("FRONT", FRONTS, default="off" if DEBUG else "on")  # noqa: F405
OFFLINE_PAGE = OFFLINE_PAGE and not DEBUG  # noqa: F405

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_NAME = "sessionid"
CSRF_COOKIE_NAME = "csrftoken"
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False

DEMO_ALLOWED = True
INSTALLED_APPS = [*INSTALLED_APPS, "campaign.demo"]  # noqa: F405
SERVE_MEDIA = True

# Static files come straight from the apps' folders: nothing to collect after a change. Where a folder for collected
# ones is named, they are served as in production.
if collected := text("STATIC_ROOT", ""):
    STATIC_ROOT = collected
else:
    STATIC_ROOT = None
    STORAGES = STORAGES | {  # noqa: F405
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
WHITENOISE_AUTOREFRESH = DEBUG
