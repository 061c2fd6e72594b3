"""The one gate: the demo is for development and tests, never for a site that serves the public."""

from django.conf import settings


class DemoNotAllowedError(Exception):
    """These settings do not allow the demo."""


def require_demo_allowed() -> None:
    """Raise DemoNotAllowedError unless the settings say ``DEMO_ALLOWED = True``; production never does."""
    if not getattr(settings, "DEMO_ALLOWED", False):
        raise DemoNotAllowedError("The demo is allowed in development only: these settings do not set DEMO_ALLOWED.")
