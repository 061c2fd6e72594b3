"""Checks of what the site stands on: database, cache, media, mail server, disk, clock."""

import shutil
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from .findings import Finding, broken, check, fine, worth_a_look

CLOCK_SECONDS = 5
LEAST_FREE = 0.1


@check
def database() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return broken("Database", f"No answer ({type(error).__name__}). Is DATABASE_URL right, and does it run?")
    if connection.vendor == "sqlite" and not settings.DEBUG:
        return worth_a_look("Database", "SQLite serves one machine. For a campaign that may grow, use PostgreSQL.")
    return fine("Database", f"{connection.display_name} answers.")


@check
def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        return broken("Migrations", f"{len(plan)} are not applied. Run manage.py migrate.")
    return fine("Migrations", "All are applied.")


@check
def clock() -> Finding:
    if connection.vendor != "postgresql":
        return fine("Clock", "One machine, one clock.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        apart = abs((cursor.fetchone()[0] - timezone.now()).total_seconds())
    if apart > CLOCK_SECONDS:
        return broken("Clock", f"This machine and the database are {apart:.0f} seconds apart. Set both by NTP.")
    return fine("Clock", "This machine and the database agree.")


@check
def shared_cache() -> Finding:
    key = f"doctor:{uuid4()}"
    try:
        cache.set(key, "here", timeout=30)
        answered = cache.get(key) == "here"
        cache.delete(key)
    except Exception as error:
        return broken("Cache", f"It fails ({type(error).__name__}). Is REDIS_URL right, and does Redis run?")
    if not answered:
        return broken("Cache", "It forgets at once. Is REDIS_URL right, and does Redis run?")
    if not settings.REDIS_URL:
        words = "Each process has its own: limits and purges hold for one process only. Set REDIS_URL."
        return fine("Cache", "In this process.") if settings.DEBUG else worth_a_look("Cache", words)
    return fine("Cache", "Redis answers.")


@check
def media() -> Finding:
    name = f"doctor-{uuid4()}.txt"
    try:
        name = default_storage.save(name, ContentFile(b"here"))
        with default_storage.open(name) as file:
            answered = file.read() == b"here"
        default_storage.delete(name)
    except Exception as error:
        return broken("Media", f"A file can't be kept ({type(error).__name__}). Look at STORAGE_URL or MEDIA_ROOT.")
    if not answered:
        return broken("Media", "A file was kept, and came back as another one.")
    return fine("Media", "A file was written, read and deleted.")


@check
def disk() -> Finding:
    if not isinstance(getattr(default_storage, "_wrapped", default_storage), FileSystemStorage):
        return fine("Disk", "Media is not on this machine.")
    usage = shutil.disk_usage(default_storage.location)
    gibibytes = usage.free / 2**30
    if usage.free < LEAST_FREE * usage.total:
        return worth_a_look("Disk", f"{gibibytes:.1f} GiB are free where media is kept: under a tenth.")
    return fine("Disk", f"{gibibytes:.1f} GiB are free where media is kept.")


@check
def mail_server() -> Finding:
    server = get_connection()
    try:
        server.open()
        server.close()
    except Exception as error:
        return broken("Mail server", f"It can't be reached or refuses us ({type(error).__name__}). Look at EMAIL_URL.")
    return fine("Mail server", "It takes mail from us.")
