"""The repository that the machine clones from: this tree as it is, and three releases of it."""

import subprocess
from pathlib import Path

from .machine import Machine

TREE = Path(__file__).resolve().parents[2]
NEXT, BROKEN = "v1.2", "v1.3-broken"


def make_origin(machine: Machine) -> None:
    """What is not committed yet is in it, too. The files of deploy/ name the machine's places."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    files = subprocess.run(listed, cwd=TREE, check=True, capture_output=True, text=True).stdout
    machine.origin.mkdir()
    there = "\0".join(file for file in files.split("\0") if file and (TREE / file).is_file())
    copy = ["tar", "--create", "--null", "--files-from=-"]
    packed = subprocess.run(copy, cwd=TREE, check=True, input=there.encode(), capture_output=True).stdout
    subprocess.run(["tar", "--extract"], cwd=machine.origin, check=True, input=packed)
    for file in (machine.origin / "deploy").rglob("*"):
        if file.is_file():
            file.write_text(machine.moved(file.read_text()))
    _git(machine, "init", "--quiet", "--initial-branch=main")
    _commit(machine, "v1.0")
    for tag, file, added in (
        (NEXT, "templates/includes/footer.html", "<!-- the next release -->"),
        (BROKEN, "campaign/wsgi.py", 'raise RuntimeError("broken, so that it must not get ready")'),
    ):
        changed = machine.origin / file
        changed.write_text(f"{added}\n{changed.read_text()}")
        _commit(machine, tag)
    _git(machine, "checkout", "--quiet", "-B", "main", "v1.0")


def _commit(machine: Machine, tag: str) -> None:
    _git(machine, "add", "--all")
    _git(machine, "commit", "--quiet", f"--message={tag}")
    _git(machine, "tag", tag)


def _git(machine: Machine, *words: str) -> None:
    who = ("-c", "user.name=Rehearsal", "-c", "user.email=rehearsal@example.org", "-c", "gc.auto=0")
    subprocess.run(["git", *who, *words], cwd=machine.origin, check=True, capture_output=True)
