"""How many backups stay in their folder."""

from pathlib import Path

PATTERN = "campaign-*.tar.age"


def keep_newest(folder: Path, *, number: int) -> list[Path]:
    """Delete all but the newest backups of a folder, by the time in their names; return what was deleted."""
    files = sorted(folder.glob(PATTERN), reverse=True)
    for file in files[number:]:
        file.unlink()
    return files[number:]
