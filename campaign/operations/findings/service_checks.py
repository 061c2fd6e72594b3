"""Checks of what the site depends on: database, cache, media, mail server, disk, clock."""

import shutil
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaign.runtime.findings import Finding, broken, check, fine, worth_a_look


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


CLOCK_SECONDS = 5
LEAST_FREE = 0.1


def _at(address: str, words: str) -> str:
    """What was seen, and where it was looked for: a process that was not restarted asks the old address still."""
    return f"{words} ({address})" if address else words


@check
def database() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        words = _("No answer (%(error)s). Is DATABASE_URL right, and does it run?")
        return broken("Database", _at(database_address(), words % {"error": type(error).__name__}))
    if connection.vendor == "sqlite" and not settings.DEBUG:
        return worth_a_look("Database", _("SQLite serves one machine. For a campaign that may grow, use PostgreSQL."))
    return fine("Database", _at(database_address(), _("%(database)s answers.") % {"database": connection.display_name}))


@check
def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        words = ngettext(
            "%(number)d is not applied. Run manage.py migrate.",
            "%(number)d are not applied. Run manage.py migrate.",
            len(plan),
        )
        return broken("Migrations", words % {"number": len(plan)})
    return fine("Migrations", _("All are applied."))


@check
def clock() -> Finding:
    if connection.vendor != "postgresql":
        return fine("Clock", _("One machine, one clock."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        apart = abs((cursor.fetchone()[0] - timezone.now()).total_seconds())
    if apart > CLOCK_SECONDS:
        words = _("This machine and the database are %(seconds)d seconds apart. Set both by NTP.")
        return broken("Clock", words % {"seconds": round(apart)})
    return fine("Clock", _("This machine and the database agree."))


@check
def shared_cache() -> Finding:
    key = f"doctor:{uuid4()}"
    try:
        cache.set(key, "here", timeout=30)
        answered = cache.get(key) == "here"
        cache.delete(key)
    except Exception as error:
        words = _("It fails (%(error)s). Is REDIS_URL right, and does Redis run?")
        return broken("Cache", _at(cache_address(), words % {"error": type(error).__name__}))
    if not answered:
        return broken("Cache", _("It forgets at once. Is REDIS_URL right, and does Redis run?"))
    if not settings.REDIS_URL:
        words = _("Each process has its own: limits and purges hold for one process only. Set REDIS_URL.")
        return fine("Cache", _("In this process.")) if settings.DEBUG else worth_a_look("Cache", words)
    return fine("Cache", _at(cache_address(), _("Redis answers.")))


@check
def media() -> Finding:
    name = f"doctor-{uuid4()}.txt"
    try:
        name = default_storage.save(name, ContentFile(b"here"))
        with default_storage.open(name) as file:
            answered = file.read() == b"here"
        default_storage.delete(name)
    except Exception as error:
        words = _("A file can't be kept (%(error)s). Look at STORAGE_URL or MEDIA_ROOT.")
        return broken("Media", _at(media_address(), words % {"error": type(error).__name__}))
    if not answered:
        return broken("Media", _("A file was kept, and came back as another one."))
    return fine("Media", _at(media_address(), _("A file was written, read and deleted.")))


@check
def disk() -> Finding:
    if not isinstance(getattr(default_storage, "_wrapped", default_storage), FileSystemStorage):
        return fine("Disk", _("Media is not on this machine."))
    usage = shutil.disk_usage(default_storage.location)
    free = {"gibibytes": number_format(usage.free / 2**30, decimal_pos=1)}
    if usage.free < LEAST_FREE * usage.total:
        return worth_a_look("Disk", _("%(gibibytes)s GiB are free where media is kept: under a tenth.") % free)
    return fine("Disk", _("%(gibibytes)s GiB are free where media is kept.") % free)


@check
def mail_server() -> Finding:
    server = get_connection()
    try:
        server.open()
        server.close()
    except Exception as error:
        words = _("It can't be reached or refuses us (%(error)s). Look at EMAIL_URL.")
        return broken("Mail server", _at(mail_address(), words % {"error": type(error).__name__}))
    return fine("Mail server", _at(mail_address(), _("It takes mail from us.")))
