"""Websites whose scripts may use a partner's key."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def normalised_origins(text: str) -> list[str]:
    """Each line as browsers write an origin (RFC 6454): scheme, host and an unusual port. Raises ValidationError."""
    origins = [_origin(line.strip()) for line in text.splitlines() if line.strip()]
    return list(dict.fromkeys(origins))


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address.lower())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    more = parts.path.strip("/") or parts.query or parts.fragment or "@" in address if host else ""
    if not host or more or parts.scheme not in ("http", "https"):
        message = _("“%(address)s” is no address such as https://www.partner.example.") % {"address": address}
        raise ValidationError({"allowed_origins": message})
    usual = {"http": 80, "https": 443}[parts.scheme]
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != usual else "")
