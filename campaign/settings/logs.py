"""Logs go to the console, where the supervisor keeps them. No e-mail address is ever in them."""

from .environment import text

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "campaign.core.log_lines.LogLineFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": text("LOG_LEVEL", "INFO").upper()},
    # Django would mail each error with all that was posted to ADMINS; here it only passes on to the root.
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}
