"""At which address each service is asked, as the settings of this process say: never a user, a password or a key."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection


def database_address() -> str:
    """``host:port/name`` or the file."""
    facts = connection.settings_dict
    host = facts.get("HOST") or ""
    if not host:
        return str(facts["NAME"])
    return f"{host}:{facts['PORT']}/{facts['NAME']}" if facts.get("PORT") else f"{host}/{facts['NAME']}"


def cache_address() -> str:
    """``host:port/number``; empty where there is no shared cache."""
    return _without_secrets(settings.REDIS_URL) if settings.REDIS_URL else ""


def media_address() -> str:
    """The bucket and its endpoint, or the folder."""
    bucket = settings.AWS_STORAGE_BUCKET_NAME
    if not bucket:
        return str(settings.MEDIA_ROOT)
    endpoint = settings.AWS_S3_ENDPOINT_URL
    return f"{bucket}, {_without_secrets(endpoint)}" if endpoint else bucket


def mail_address() -> str:
    """``host:port``; the kind of backend where none is asked, such as the console."""
    if "smtp" in settings.EMAIL_BACKEND:
        return f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    return settings.EMAIL_BACKEND.split(".")[-2]


def _without_secrets(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.netloc.rpartition('@')[2]}{parts.path}"
