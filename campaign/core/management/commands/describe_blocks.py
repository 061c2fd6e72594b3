"""``manage.py describe_blocks docs/blocks.md``: write what each block is in the API below the page's introduction."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from campaign.core.blocks.examples import described_blocks

BELOW = "<!-- written by `make blocks` -->\n"


class Command(BaseCommand):
    help = "Writes the shape of each block into a Markdown file, below its introduction."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        introduction = file.read_text().partition(BELOW)[0]
        file.write_text(f"{introduction}{BELOW}\n{described_blocks()}")
