"""The one place that reads environment variables."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]

env = environ.FileAwareEnv()


def required(name: str, purpose: str) -> str:
    """Return the variable ``name`` (or the content of the file that ``name``_FILE points to).

    Raises ImproperlyConfigured with one line that says what is missing and what it is for.
    """
    value = env.str(name, default="").strip()
    if not value:
        raise ImproperlyConfigured(f"Set {name} ({purpose}).")
    return value
