"""Static files with their content's hash in the name, so that browsers keep them for ever."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class KeepingCompressor(Compressor):
    """Takes a packed file from ``folder`` where it has one of that content, and leaves there what it packs.

    Most of what a release collects is what the one before has collected, and packing well takes most of its time.
    """

    def __init__(self, *, folder: Path, **options: Any) -> None:
        super().__init__(**options)
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        # Files are packed in threads, and most are there under two names.
        self._locks: dict[Path, Lock] = defaultdict(Lock)

    def compress_brotli(self, data: bytes) -> bytes:
        return self._once(data, "br", super().compress_brotli)

    def compress_gzip(self, data: bytes) -> bytes:
        return self._once(data, "gz", super().compress_gzip)

    def _once(self, data: bytes, kind: str, pack: Callable[[bytes], bytes]) -> bytes:
        kept = self._folder / f"{sha256(data).hexdigest()}.{kind}"
        with self._locks[kept]:
            if kept.is_file():
                kept.touch()  # what nobody takes for long may go: deploy/release
                return kept.read_bytes()
            packed = pack(data)
            unfinished = kept.with_suffix(".partial")
            unfinished.write_bytes(packed)
            unfinished.rename(kept)
            return packed


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
