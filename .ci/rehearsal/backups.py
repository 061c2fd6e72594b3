"""“Backups” of docs/deploy.md: made by hand and by its unit, rehearsed, restored for real on another server."""

import re
from pathlib import Path

from .document import commands_of
from .machine import Machine
from .on_debian import DOCUMENT
from .report import expect, say, step

RECIPIENT = "BACKUP_RECIPIENT="


def back_up(machine: Machine, bucket: str) -> None:
    """Until the backup is in the database ``empty``, and its media in the bucket (a STORAGE_URL)."""
    make_key, make, rehearse, create, restore, _in_container = commands_of(DOCUMENT, "Backups")
    public = re.search(r"^age1\w+$", machine.do(make_key), re.MULTILINE)
    expect(public, "no public key was printed")
    settings = machine.place("/etc/campaign/environment")
    settings.write_text(settings.read_text().replace(f"{RECIPIENT}\n", f"{RECIPIENT}{public[0]}\n"))
    key = machine.root / "elsewhere.txt"
    machine.place("/var/lib/campaign/key.txt").rename(key)
    say("  the public half is in the settings, the key is elsewhere")
    machine.do(make)
    with step("$ systemctl start campaign-backup.service, as its timer does"):
        machine.run("sleep 1; systemctl start campaign-backup.service")
    made = sorted(machine.place("/var/backups/campaign").glob("*.tar.age"))
    expect(len(made) == 2, f"there are {len(made)} backups, and not two")
    said = machine.do(_named(rehearse, made[-1], key))
    expect(re.search(r"[1-9]\d* signatures and [1-9]\d* pages came back", said), said)
    machine.do(create)
    with step("on another server, whose media is in a bucket"):
        machine.run("campaign prepare_bucket", STORAGE_URL=bucket)
        said = machine.do(_named(restore, made[-1], key), STORAGE_URL=bucket)
        expect(re.search(r"restored, and [1-9]\d* media files", said), said)


def _named(command: str, backup: Path, key: Path) -> str:
    named = re.sub(r"(/var/backups/campaign/)?FILE", str(backup), command)
    return named.replace("key.txt", str(key))
