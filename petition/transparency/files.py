"""The files of a log: tiles and entries, which anybody may read, and beside them what was signed last."""

import os
from pathlib import Path
from uuid import uuid4

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage, storages

from campaign.operations.backups.archive import leave_out
from petition.models import PetitionLog

FOLDER = "transparency"
GUARD = "last-checkpoint"


class WholeFileStorage(FileSystemStorage):
    """In the media's folder; a file is there whole or not at all, and replaces one of its name."""

    def _save(self, name: str, content: File) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        written = path.with_name(f".{path.name}.{uuid4().hex}")
        with written.open("wb") as file:
            for chunk in content.chunks():
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        if self.file_permissions_mode is not None:
            written.chmod(self.file_permissions_mode)
        written.replace(path)
        return name

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name


class LogFiles:
    """``read`` raises OSError where there is no such file, whichever storage it is."""

    def __init__(self, log: PetitionLog) -> None:
        self.folder = f"{FOLDER}/{log.petition_id}/{log.number}"

    def read(self, name: str) -> bytes:
        with _storage().open(f"{self.folder}/{name}") as file:
            return file.read()

    def write(self, name: str, content: bytes) -> None:
        _storage().save(f"{self.folder}/{name}", ContentFile(content))

    def forget_partial(self, name: str) -> None:
        """Delete the narrower forms of a tile that is full by now."""
        folder = f"{self.folder}/{name}.p"
        try:
            _folders, names = _storage().listdir(folder)
        except FileNotFoundError:
            return
        for width in names:
            _storage().delete(f"{folder}/{width}")

    def last_checkpoint(self) -> str:
        """The guard: what was signed last, whatever the database says. Empty where there is none."""
        try:
            return self.read(GUARD).decode()
        except FileNotFoundError:
            return ""

    def keep_checkpoint(self, note: str) -> None:
        self.write(GUARD, note.encode())


def _storage() -> Storage:
    return storages["transparency"]


# A guard that came back with an old backup would vouch for what is old: without it, the log stands still.
leave_out(lambda name: name.startswith(f"{FOLDER}/") and name.endswith(f"/{GUARD}"))
