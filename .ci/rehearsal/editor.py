"""Stands in for the hand that edits the lines marked CHANGE: brings the certificate, gives each web process its line.

It changes nothing else, so what no such line says is missing in the rehearsal, too.
"""

import os
import re
import sys
from pathlib import Path

MARK = "# CHANGE"


def edit(file: Path, web_ports: list[str]) -> None:
    lines = file.read_text().splitlines()
    file.write_text("\n".join(line for old in lines for line in _changed(old, web_ports)) + "\n")


def _changed(line: str, web_ports: list[str]) -> list[str]:
    said, mark, why = line.partition(MARK)
    if not mark:
        return [line]
    if re.match(r"\s*server 127\.0\.0\.1:\d+ ", said):
        return [re.sub(r":\d+", f":{port}", said, count=1).rstrip() for port in web_ports]
    if "with a certificate goes" in why:
        return []
    if "with a certificate comes" in why:
        return [re.sub(r"^(\s*)#", r"\1", said).rstrip()]
    return [line]


if __name__ == "__main__":
    for word in sys.argv[1:]:
        edit(Path(word), os.environ["WEB_PORTS"].split())
