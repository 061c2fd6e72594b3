"""Static files are packed once for each content: what was packed before is kept in a folder (PACKED_FILES)."""

from collections import defaultdict
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from whitenoise.compress import Compressor


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
