"""The pair of keys of backups: whoever makes them has the public one, whoever restores them the other."""

import os
from pathlib import Path

import pyrage

from .errors import BackupError


def make_key(file: Path) -> str:
    """Write a new identity to the file, as age-keygen does, readable by its owner alone; return its public key.

    Raises BackupError where the file is there: a key that is written over can open no backup any more.
    """
    identity = pyrage.x25519.Identity.generate()
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as target:
            target.write(f"# public key: {identity.to_public()}\n{identity}\n")
    except OSError as error:
        raise BackupError(f"{file} can't be written: {error.strerror}.") from error
    return str(identity.to_public())


def read_key(file: Path) -> str:
    """The secret line of an identity file; ``""`` where it has none."""
    try:
        lines = file.read_text().splitlines()
    except OSError as error:
        raise BackupError(f"{file} can't be read: {error.strerror}.") from error
    return next((line for line in lines if line.startswith("AGE-SECRET-KEY-")), "")
