"""The test suite: fast hashes, mail kept in memory, media and database in a folder that goes away."""

from os import environ
from shutil import copyfile
from tempfile import TemporaryDirectory

from .development import *  # noqa: F403
from .development import DATABASES, LANGUAGES, LOGGING

folder = TemporaryDirectory(prefix="campaign-tests-", ignore_cleanup_errors=True)

DEBUG = False
ALLOWED_HOSTS = ["*"]
SECRET_KEY = "tests only, and never anything that is served"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
FRONT = "off"  # its own tests put it in front
OFFLINE_PAGE = False  # or each test in a browser would have a worker that asks on after its end
MEDIA_ROOT = folder.name
SIGN_RATE_LIMIT = "off"
DECODE_APART = False  # a process each takes a third of a second; its own tests have it on
SEARCHES_WRITTEN_AFTER = None
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
SITE_URL = WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = "http://localhost"
# Each test client would read all static files otherwise.
WHITENOISE_AUTOREFRESH = True

DATABASES.pop("replica", None)  # no test but those with servers of their own has one
# A file, not memory: the browser tests' server and parallel posts need connections of their own.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": f"{folder.name}/db.sqlite3"}
    # A file with all tables, made once for many runs (.ci/tables), spares each process their making.
    if tables := environ.get("TEST_TABLES"):
        worker = environ.get("PYTEST_XDIST_WORKER")
        copyfile(tables, f"{folder.name}/db.sqlite3_{worker}" if worker else f"{folder.name}/db.sqlite3")
else:
    # A database with all tables, made once, spares each process their making.
    if template := environ.get("TEST_TEMPLATE"):
        DATABASES["default"]["TEST"] = {"TEMPLATE": template}
    # Many threads post at once on a machine that has much else to do: none may run out of connections.
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 24, "timeout": 60}

# Whole ones, and one that is written from right to left.
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [each for each in LANGUAGES if each[0] in ("en", "es", "fr", "ar")]

LOGGING["root"]["level"] = "CRITICAL"
# pytest shows what was logged where a test fails. The console is pytest's own while it collects, and closed when the
# count of a repeated line comes a minute later.
LOGGING["handlers"]["console"] |= {"class": "logging.NullHandler"}
