"""What the environment decides, and what stops the start."""

import os
import re
import subprocess
import sys
from importlib.util import find_spec, module_from_spec

import pytest
from django.core.exceptions import ImproperlyConfigured

from campaign.settings import environment
from campaign.settings.environment import ROOT

PRODUCTION = {
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-0123456789-ABCDEFGHIJ",
    "ALLOWED_HOSTS": "campaign.example.org",
    "SITE_URL": "https://campaign.example.org",
    "DATABASE_URL": "postgres://campaign@db.example.org/campaign",
    "EMAIL_URL": "smtp+tls://campaign:secret@mail.example.org:587",
}


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess:
    """Run manage.py with these variables and no others of the project's."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"} | variables,
        capture_output=True,
        text=True,
        timeout=300,
    )


def settings_of(concern: str) -> dict:
    """The settings of one concern, read anew from the environment."""
    spec = find_spec(f"campaign.settings.{concern}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return vars(module)


def test_production_starts_with_what_it_needs():
    run = manage("check", **PRODUCTION)

    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("name", PRODUCTION)
def test_production_names_what_is_missing(name):
    run = manage("check", **{other: value for other, value in PRODUCTION.items() if other != name})

    assert run.returncode == 1
    assert run.stdout == ""
    assert re.fullmatch(rf"Configuration error: set {name} \(.+\)\.\n", run.stderr)


def test_production_gives_its_cookies_the_prefix_that_binds_them_to_the_host():
    cookies = "[settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.MESSAGE_STORAGE.rsplit('.')[-1]]"

    run = manage("shell", "--no-imports", "-c", f"from django.conf import settings; print({cookies})", **PRODUCTION)

    assert run.stdout.strip() == "['__Host-sessionid', '__Host-csrftoken', 'SessionStorage']", run.stderr


def test_production_names_all_that_is_missing_in_one_line():
    run = manage("migrate")

    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert all(name in run.stderr for name in PRODUCTION)


def test_the_server_refuses_to_start_with_the_same_line():
    run = subprocess.run(
        [sys.executable, "-c", "import campaign.wsgi"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert run.returncode == 1
    assert run.stderr == manage("migrate").stderr


def test_a_secret_may_be_a_file(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text(PRODUCTION["SECRET_KEY"] + "\n")
    variables = PRODUCTION | {"SECRET_KEY_FILE": str(secret)}
    del variables["SECRET_KEY"]

    run = manage(
        "shell", "-v0", "-c", "from django.conf import settings; print(repr(settings.SECRET_KEY))", **variables
    )

    assert run.stdout.strip() == repr(PRODUCTION["SECRET_KEY"])


def test_a_secret_file_that_is_not_there_stops_the_start():
    run = manage("check", **PRODUCTION, SECRET_KEY_FILE="/nowhere/secret")

    assert run.returncode == 1
    assert run.stderr.startswith("Configuration error: SECRET_KEY_FILE can't be read")


@pytest.mark.parametrize(
    ("value", "on"), [("on", True), ("TRUE", True), ("1", True), ("off", False), ("0", False), ("", True)]
)
def test_a_switch_is_on_or_off(monkeypatch, value, on):
    monkeypatch.setenv("SWITCH", value)

    assert environment.flag("SWITCH", default=True) is on


def test_a_switch_that_is_neither_stops_the_start(monkeypatch):
    monkeypatch.setenv("SWITCH", "onn")

    with pytest.raises(ImproperlyConfigured, match="SWITCH is “onn”; set it to on or off"):
        environment.flag("SWITCH", default=False)


@pytest.mark.parametrize(("debug", "front"), [("on", "off"), ("off", "on")])
def test_whoever_debugs_reaches_django_with_each_request(monkeypatch, debug, front):
    monkeypatch.delenv("FRONT", raising=False)
    monkeypatch.setenv("DEBUG", debug)

    assert settings_of("development")["FRONT"] == front


def test_a_choice_that_there_is_not_stops_the_start(monkeypatch):
    monkeypatch.setenv("FRONT", "page")

    with pytest.raises(ImproperlyConfigured, match="FRONT is “page”; set it to off, pages or on"):
        settings_of("caches")


def test_a_number_that_is_none_stops_the_start(monkeypatch):
    monkeypatch.setenv("DATABASE_POOL_SIZE", "-1")

    with pytest.raises(ImproperlyConfigured, match="DATABASE_POOL_SIZE is “-1”"):
        settings_of("database")


def test_hosts_are_separated_by_commas_with_or_without_spaces(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example, b.example,,")

    assert settings_of("security")["ALLOWED_HOSTS"] == ["a.example", "b.example"]


def test_sqlite_lets_writers_queue(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "sqlite:////var/lib/campaign.sqlite3")

    database = settings_of("database")["DATABASES"]["default"]

    assert database["NAME"] == "/var/lib/campaign.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_is_reached_through_a_pool(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://user:p%40ss@db.example.org:6432/campaign?sslmode=require")

    database = settings_of("database")["DATABASES"]["default"]

    assert (database["PASSWORD"], database["PORT"]) == ("p@ss", 6432)
    assert database["OPTIONS"]["pool"]["max_size"] == 8
    assert database["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize(
    ("concern", "name", "value"),
    [
        ("database", "DATABASE_URL", "mysql://db.example.org/campaign"),
        ("mail", "EMAIL_URL", "mail.example.org:587"),
        ("storage", "STORAGE_URL", "https://s3.example.org/media"),
        ("storage", "STORAGE_URL", "s3://media?endpint=https://s3.example.org"),
    ],
)
def test_an_address_of_another_kind_stops_the_start(monkeypatch, concern, name, value):
    monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=name):
        settings_of(concern)


def test_media_is_a_local_folder_unless_a_bucket_is_named():
    assert settings_of("storage")["STORAGES"]["default"] == {"BACKEND": "django.core.files.storage.FileSystemStorage"}


def test_one_address_names_the_bucket_its_server_and_its_keys(monkeypatch):
    monkeypatch.setenv("STORAGE_URL", "s3://key:se%2Fcret@media?endpoint=https://s3.example.org&region=eu-west-1")

    storage = settings_of("storage")

    assert storage["STORAGES"]["default"] == {"BACKEND": "storages.backends.s3.S3Storage"}
    assert storage["AWS_STORAGE_BUCKET_NAME"] == "media"
    assert storage["AWS_S3_ENDPOINT_URL"] == "https://s3.example.org"
    assert storage["AWS_S3_REGION_NAME"] == "eu-west-1"
    assert (storage["AWS_S3_ACCESS_KEY_ID"], storage["AWS_S3_SECRET_ACCESS_KEY"]) == ("key", "se/cret")


def test_the_bucket_may_be_named_as_django_storages_does(monkeypatch):
    monkeypatch.setenv("AWS_STORAGE_BUCKET_NAME", "media")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")

    storage = settings_of("storage")

    assert storage["STORAGES"]["default"] == {"BACKEND": "storages.backends.s3.S3Storage"}
    assert storage["AWS_S3_ACCESS_KEY_ID"] == "key"


def test_mail_goes_to_the_server_that_the_address_names(monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://us%40x.example:p%2Fw@mail.example.org:587")

    mail = settings_of("mail")

    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"]) == ("mail.example.org", 587, True)
    assert (mail["EMAIL_HOST_USER"], mail["EMAIL_HOST_PASSWORD"]) == ("us@x.example", "p/w")


def test_the_forwarded_scheme_is_believed_only_behind_a_trusted_proxy(monkeypatch):
    assert settings_of("security")["SECURE_PROXY_SSL_HEADER"] is None

    monkeypatch.setenv("TRUSTED_PROXIES", "10.0.0.0/8")

    assert settings_of("security")["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_the_api_answers_any_origin_unless_some_are_named(monkeypatch):
    assert settings_of("api")["CORS_ALLOW_ALL_ORIGINS"]

    monkeypatch.setenv("CORS_ALLOWED_ORIGINS", "https://a.example, https://b.example")

    api = settings_of("api")
    assert not api["CORS_ALLOW_ALL_ORIGINS"]
    assert api["CORS_ALLOWED_ORIGINS"] == ["https://a.example", "https://b.example"]


def test_the_documentation_names_every_variable():
    source = "\n".join(file.read_text() for file in (ROOT / "campaign/settings").glob("*.py"))
    read = set(re.findall(r'(?:text|words|flag|number|database|mail_server)\(\s*"([A-Z0-9_]+)"', source))

    named = set(re.findall(r"`([A-Z0-9_]+)`", (ROOT / "docs/settings.md").read_text()))

    assert {"SECRET_KEY", "DATABASE_URL", "EMAIL_URL"} <= read
    assert read - named == set()
