"""The one place that reads environment variables.

Each may also be given as a file: ``SECRET_KEY_FILE=/run/secrets/key`` stands for ``SECRET_KEY``. An
empty variable is an unset one. What can't be understood stops the start with one line
(ImproperlyConfigured), since a typing error must not silently turn a switch off.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environ import Env, FileAwareEnv

ROOT = Path(__file__).resolve().parents[2]

ON = ("1", "on", "true", "yes")
OFF = ("0", "off", "false", "no")


def text(name: str, default: str = "") -> str:
    """Return the variable without the white space around it, or the default where it is unset or empty."""
    try:
        return FileAwareEnv.ENVIRON.get(name, "").strip() or default
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE can't be read: {error}.") from error


def texts_after(prefix: str) -> dict[str, str]:
    """Return all variables whose names begin so, by the rest of their names."""
    names = {name.removesuffix("_FILE") for name in os.environ if name.startswith(prefix)}
    return {name.removeprefix(prefix): value for name in sorted(names) if (value := text(name))}


def words(name: str) -> list[str]:
    """Return the entries of a comma-separated variable."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def flag(name: str, *, default: bool) -> bool:
    """Return whether the variable is on."""
    value = text(name, "on" if default else "off").lower()
    if value not in (*ON, *OFF):
        raise ImproperlyConfigured(f"{name} is “{value}”; set it to on or off.")
    return value in ON


def one_of(name: str, choices: tuple[str, ...], *, default: str) -> str:
    """Return the variable where it is one of the choices."""
    value = text(name, default).lower()
    if value not in choices:
        raise ImproperlyConfigured(f"{name} is “{value}”; set it to {', '.join(choices[:-1])} or {choices[-1]}.")
    return value


def number(name: str, default: int) -> int:
    """Return the variable as a whole number, zero or more."""
    value = text(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} is “{value}”; set it to a whole number.")
    return int(value)


def database(name: str, default: str) -> dict:
    """Return the database that the variable's address names, as Django's ``DATABASES`` has it."""
    config = Env.db_url_config(text(name, default))
    if config.get("ENGINE") not in ("django.db.backends.sqlite3", "django.db.backends.postgresql"):
        raise ImproperlyConfigured(f"{name} must begin with postgres:// or sqlite:///.")
    return config


def mail_server(name: str, default: str) -> dict:
    """Return the ``EMAIL_…`` settings that the variable's address stands for."""
    try:
        config = Env.email_url_config(text(name, default))
    except (ImproperlyConfigured, ValueError) as error:
        raise ImproperlyConfigured(f"{name} must look like smtp+tls://user:password@mail.example.org:587.") from error
    return {setting: value for setting, value in config.items() if value is not None}


def mail_senders(name: str) -> dict[str, str]:
    """Return senders by host, of a variable such as ``rivers.example=post@rivers.example, …``."""
    senders = {}
    for word in words(name):
        host, _equals, address = word.partition("=")
        if not host.strip() or "@" not in address:
            raise ImproperlyConfigured(f"{name} has “{word}”; write each as rivers.example=post@rivers.example.")
        senders[host.strip().lower()] = address.strip()
    return senders


def pace(name: str) -> dict[str, float]:
    """Return numbers by domain, of a variable such as ``gmail.com=20, *=50``."""
    rates = {}
    for word in words(name):
        domain, _equals, rate = word.partition("=")
        try:
            rates[domain.strip().lower()] = float(rate)
        except ValueError:
            rate = ""
        if not domain.strip() or not rate or rates[domain.strip().lower()] <= 0:
            raise ImproperlyConfigured(f"{name} has “{word}”; write each as gmail.com=20: mails in a second.")
    return rates


def require(**purposes: str) -> None:
    """Refuse to start unless each of these variables is set; the keywords say what each is for.

    Raises ImproperlyConfigured with one line that names all that are missing.
    """
    missing = [f"{name} ({purpose})" for name, purpose in purposes.items() if not text(name)]
    if missing:
        raise ImproperlyConfigured(f"set {', '.join(missing)}.")
