"""Write the pages that nginx shows where it answers by itself."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from campaign.operations.proxy_pages import write_pages


class Command(BaseCommand):
    help = "Writes what nginx says by itself (too many, too large, away) in the site's words and languages."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="campaign-errors in the folder of static files that nginx serves")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        self.stdout.write(f"{write_pages(folder)} pages in {folder}")
