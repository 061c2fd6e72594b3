"""The commands of docs/deploy.md, in their order."""

import re
from pathlib import Path

from .report import Failed

FENCED = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
# A line that ends so goes on in the next one.
GOES_ON = re.compile(r"(\\|\|\||&&|\|)$")
COMMENT = re.compile(r"(^|\s+)# .*$")


def commands_of(document: Path, heading: str) -> list[str]:
    """What a reader types under this heading (``## …``), one command each, without comments."""
    sections = re.split(r"^## ", document.read_text(), flags=re.MULTILINE)
    section = next((text for text in sections if text.partition("\n")[0] == heading), "")
    commands = [command for block in FENCED.findall(section) for command in _commands(block)]
    if not commands:
        raise Failed(f"{document.name} has no commands under “{heading}”.")
    return commands


def _commands(block: str) -> list[str]:
    commands, begun = [], ""
    for line in block.splitlines():
        said = COMMENT.sub("", line).rstrip()
        if not said and not begun:
            continue
        begun += said
        if GOES_ON.search(said):
            begun += "\n"
        else:
            commands.append(begun)
            begun = ""
    return commands
