"""A language as programs name it: ``fr``, ``fr-CA``, ``fr_CA``, ``FR`` or ``fr_FR.UTF-8`` (BCP 47, POSIX)."""

import re

from django.conf import settings
from django.utils.translation import get_supported_language_variant

LENGTH_AT_MOST = 40
# What POSIX puts behind a locale: the coding of letters, and a variant.
_BEHIND = re.compile(r"[.@].*", re.DOTALL)


def language_named(text: str) -> str:
    """The code of the site's language that comes nearest. Raises LookupError where it has none like it."""
    if len(text) > LENGTH_AT_MOST:
        raise LookupError(text[:LENGTH_AT_MOST])
    return get_supported_language_variant(_BEHIND.sub("", text.strip()).replace("_", "-").lower())


def known_languages() -> list[str]:
    """The codes of the site's languages, its own first."""
    return [code for code, _name in settings.LANGUAGES]
