"""Logs go to the console, where the supervisor keeps them. No e-mail address is ever in them."""

from django.core.exceptions import ImproperlyConfigured

from .environment import text

LOG_FORMAT = text("LOG_FORMAT", "line")
if LOG_FORMAT not in ("line", "json"):
    raise ImproperlyConfigured(f"LOG_FORMAT is “{LOG_FORMAT}”; set it to line or json.")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "campaign.runtime.logs.redaction.LogLineFormatter",
            "format": "{asctime} {levelname} {request_id} {name}: {message}",
            "style": "{",
        },
        "json": {"()": "campaign.runtime.logs.redaction.JsonLineFormatter"},
    },
    "filters": {
        "repeated": {"()": "campaign.runtime.logs.repeated_lines.RepeatedLineFilter"},
        "request_id": {"()": "campaign.runtime.request_ids.RequestIdFilter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["repeated", "request_id"],
        }
    },
    "root": {"handlers": ["console"], "level": text("LOG_LEVEL", "INFO").upper()},
    # Django would mail each error with all that was posted to ADMINS; here it only passes on to the root.
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # Two lines for each entry of the index; what failed is an error, and is under Settings, Background tasks.
        "django_tasks": {"level": "WARNING"},
        # Strangers decide how often: the proxy's log has their requests, a traceback each would drown ours.
        "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "django.security.SuspiciousFileOperation": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
