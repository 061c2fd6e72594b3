"""The file itself: a tar of the database and the media, encrypted as age does it (https://age-encryption.org/v1)."""

import io
import os
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO

import pyrage
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.utils import timezone

from campaign.core.models import Backup

from . import database
from .errors import BackupError

DATABASE = "database"
MEDIA = "media"
_left_out: list[Callable[[str], bool]] = []
UNREADABLE = "The file can't be read: it is damaged, or encrypted to another key."


def leave_out(is_meant: Callable[[str], bool]) -> None:
    """Register media files, by their names, that no backup takes; call it from an app's ``ready``."""
    _left_out.append(is_meant)


def make_backup(*, folder: Path, recipient: str) -> Path:
    """Write the site to a new file in the folder, encrypted to the recipient (``age1…``); return its path.

    Nothing of it lies on the disk in the clear but the database's dump, in a folder that only this user may
    enter and that is gone afterwards. A file whose name ends in ``.partial`` is one that was not finished.
    """
    try:
        key = pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError as error:
        raise BackupError("The recipient is not a public key of age: it begins with age1.") from error
    folder.mkdir(parents=True, exist_ok=True)
    finished = folder / f"campaign-{timezone.now():%Y-%m-%dT%H%M%SZ}.tar.age"
    partial = finished.with_suffix(".partial")
    with TemporaryDirectory(dir=folder) as private:
        dump = Path(private) / DATABASE
        database.dump_to(dump)
        with partial.open("xb") as encrypted:
            partial.chmod(0o600)
            with _written_by(lambda target: _write_tar(target, dump)) as plain:
                pyrage.encrypt_io(plain, encrypted, [key])
    partial.rename(finished)
    Backup.objects.create(name=finished.name, size=finished.stat().st_size)
    return finished


def restore_backup(*, file: Path, identity: str) -> int:
    """Fill the empty database and the media storage from the file; return how many media files came back.

    ``identity`` is the secret key (``AGE-SECRET-KEY-1…``). A media file that is there already is left alone.
    """
    try:
        key = pyrage.x25519.Identity.from_str(identity.strip())
    except pyrage.IdentityError as error:
        raise BackupError("The identity is not a secret key of age: it begins with AGE-SECRET-KEY-1.") from error
    restored = 0
    try:
        with (
            TemporaryDirectory() as private,
            file.open("rb") as encrypted,
            _written_by(lambda target: _decrypt(encrypted, target, key)) as plain,
        ):
            for member, content in _members(plain):
                if member == DATABASE:
                    dump = Path(private) / DATABASE
                    dump.write_bytes(content.read())
                    database.load_from(dump)
                elif member.startswith(f"{MEDIA}/"):
                    restored += _keep(member.removeprefix(f"{MEDIA}/"), content)
    except tarfile.TarError as error:
        raise BackupError(UNREADABLE) from error
    return restored


def _decrypt(encrypted: IO[bytes], target: IO[bytes], key: pyrage.x25519.Identity) -> None:
    try:
        pyrage.decrypt_io(encrypted, target, [key])
    except (pyrage.DecryptError, OSError) as error:
        raise BackupError(UNREADABLE) from error


def _write_tar(target: IO[bytes], dump: Path) -> None:
    with tarfile.open(fileobj=target, mode="w|") as tar:
        tar.add(dump, arcname=DATABASE)
        for name in _media_files(""):
            if any(is_meant(name) for is_meant in _left_out):
                continue
            with default_storage.open(name) as content:
                entry = tarfile.TarInfo(f"{MEDIA}/{name}")
                entry.size = content.size
                tar.addfile(entry, content)


def _media_files(folder: str) -> Iterator[str]:
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (str(PurePosixPath(folder, name)) for name in names)
    for inner in folders:
        yield from _media_files(str(PurePosixPath(folder, inner)))


def _members(plain: IO[bytes]) -> Iterator[tuple[str, IO[bytes]]]:
    with tarfile.open(fileobj=plain, mode="r|") as tar:
        for member in tar:
            if member.isfile():
                yield member.name, tar.extractfile(member)


def _keep(name: str, content: IO[bytes]) -> bool:
    if default_storage.exists(name):
        return False
    default_storage.save(name, File(io.BytesIO(content.read()), name))
    return True


@contextmanager
def _written_by(write: Callable[[IO[bytes]], None]) -> Iterator[IO[bytes]]:
    """A stream to read what the function writes meanwhile, in a thread; what stopped the function is raised here."""
    reading, writing = os.pipe()
    failures: list[Exception] = []

    def run() -> None:
        try:
            with os.fdopen(writing, "wb") as target:
                write(target)
        except Exception as error:
            failures.append(error)

    thread = threading.Thread(target=run)
    with os.fdopen(reading, "rb") as plain:
        thread.start()
        try:
            yield plain
        except tarfile.TarError:
            plain.close()
            thread.join()
            # A stream that ends too early is the reader's fault only where the writer had none.
            if failures:
                raise failures[0] from None
            raise
        finally:
            plain.close()
            thread.join()
    if failures:
        raise failures[0]
