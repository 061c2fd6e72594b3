"""Static files with their content's hash in the name, so that browsers keep them for ever."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

from campaign.web.packed_files import KeepingCompressor

STYLES = "css/site.css"
_IMPORT = re.compile(r'@import url\("([^"]+)"\)(?: layer\(([\w-]+)\))?;')


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    # ES modules import each other by their hashed names: no bundler is needed.
    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator:
        """As Django's; the style sheet's parts first become one file, which readers get by one request."""
        if STYLES in paths and not dry_run:
            storage, path = paths[STYLES]
            sheet = Path(self.path(STYLES))
            text = in_one_sheet(Path(storage.path(path)))
            sheet.unlink(missing_ok=True)  # it may be a link to the source
            sheet.write_text(text)
            paths[STYLES] = self, STYLES
        yield from super().post_process(paths, dry_run, **options)

    def create_compressor(self, **options: Any) -> Compressor:
        if settings.PACKED_FILES:
            return KeepingCompressor(folder=Path(settings.PACKED_FILES), **options)
        return super().create_compressor(**options)


def style_sheets() -> list[str]:
    """All addresses of the site's style sheet: one where it was collected, with those of its parts where it was not."""
    parts: list[str] = []
    if not isinstance(staticfiles_storage, HashedStaticFilesStorage):
        parts = [f"css/{part}" for part, _layer in _IMPORT.findall(Path(finders.find(STYLES) or STYLES).read_text())]
    return [staticfiles_storage.url(name) for name in (STYLES, *parts)]


def in_one_sheet(entry: Path) -> str:
    """The style sheet with each part that it imports written into it, in its cascade layer, which means the same."""

    def written(part: re.Match) -> str:
        rules = (entry.parent / part[1]).read_text()
        return f"@layer {part[2]} {{\n{rules}}}\n" if part[2] else rules

    return _IMPORT.sub(written, entry.read_text())
