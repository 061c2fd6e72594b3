"""The hash tree of RFC 6962 (2.1), stored as tiles of 256 hashes (https://c2sp.org/tlog-tiles).

A *perfect* subtree of height ``h`` at place ``i`` is over the leaves ``i * 2**h`` up to the next one's first.
"""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

HEIGHT = 8  # of a tile
WIDTH = 1 << HEIGHT
SIZE = 32  # bytes of a hash
EMPTY_ROOT = sha256(b"").digest()

# Reads a tile or a bundle of entries by its name; raises OSError where there is none.
Read = Callable[[str], bytes]


class DamagedTreeError(Exception):
    """What is stored is not the tree that was written."""


def leaf_hash(leaf: bytes) -> bytes:
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def folded(hashes: Sequence[bytes]) -> bytes:
    """The root over the hashes of a power of two of neighbours."""
    row = list(hashes)
    while len(row) > 1:
        row = [node_hash(row[place], row[place + 1]) for place in range(0, len(row), 2)]
    return row[0]


def tile_name(level: int | str, index: int, width: int = WIDTH) -> str:
    """Where a tile is found below the log; ``level`` may be ``entries``."""
    parts = [f"{index % 1000:03d}"]
    while index := index // 1000:
        parts.insert(0, f"x{index % 1000:03d}")
    partial = f".p/{width}" if width < WIDTH else ""
    return f"tile/{level}/{'/'.join(parts)}{partial}"


def tile_width(size: int, level: int, index: int) -> int:
    """How many hashes the tile has in a tree of so many leaves; none where there is no such tile."""
    return max(0, min(WIDTH, (size >> (HEIGHT * level)) - index * WIDTH))


def right_edge(size: int) -> Iterator[tuple[int, int, int]]:
    """Level, index and width of the tiles that are not full in a tree of so many leaves."""
    level = 0
    while size:
        index, width = divmod(size, WIDTH)
        if width:
            yield level, index, width
        size, level = index, level + 1


def grown(read: Read, size: int, hashes: Sequence[bytes]) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the tiles that come to a tree of so many leaves with the hashes of new ones, lower first."""
    level, row = 0, list(hashes)
    while row:
        index, width = divmod(size, WIDTH)
        if width:
            row = _hashes(read(tile_name(level, index, width))) + row
        full = len(row) // WIDTH
        above = []
        for place in range(full):
            tile = row[place * WIDTH : (place + 1) * WIDTH]
            above.append(folded(tile))
            yield tile_name(level, index + place), b"".join(tile)
        if rest := row[full * WIDTH :]:
            yield tile_name(level, index + full, len(rest)), b"".join(rest)
        level, size, row = level + 1, index, above


class Tree:
    """A tree of so many leaves, read from its tiles; each is read once."""

    def __init__(self, read: Read, size: int) -> None:
        self.read, self.size = read, size
        self._tiles: dict[tuple[int, int], list[list[bytes]]] = {}

    def root(self) -> bytes:
        return self.over(0, self.size)

    def over(self, first: int, end: int) -> bytes:
        """The hash over the leaves from ``first`` up to ``end``, which are a subtree as RFC 6962 splits."""
        if first >= end:
            return EMPTY_ROOT
        found, place = [], first
        while place < end:
            height = (end - place).bit_length() - 1
            found.append(self._perfect(height, place >> height))
            place += 1 << height
        root = found.pop()
        while found:
            root = node_hash(found.pop(), root)
        return root

    def inclusion(self, index: int) -> list[bytes]:
        """The audit path of a leaf (RFC 6962, 2.1.1). Raises IndexError for one that is not in."""
        if not 0 <= index < self.size:
            raise IndexError(index)
        path: list[bytes] = []
        first, end = 0, self.size
        while end - first > 1:
            middle = first + _split(end - first)
            if index < middle:
                path.append(self.over(middle, end))
                end = middle
            else:
                path.append(self.over(first, middle))
                first = middle
        return path[::-1]

    def consistency(self, earlier: int) -> list[bytes]:
        """The proof that the tree of so many leaves is the beginning of this one (RFC 6962, 2.1.2)."""
        if not 0 < earlier <= self.size:
            raise IndexError(earlier)
        proof: list[bytes] = []
        first, end, whole = 0, self.size, True
        while earlier != end:
            middle = first + _split(end - first)
            if earlier <= middle:
                proof.append(self.over(middle, end))
                end = middle
            else:
                proof.append(self.over(first, middle))
                first, whole = middle, False
        return (proof if whole else [*proof, self.over(first, end)])[::-1]

    def _perfect(self, height: int, place: int) -> bytes:
        level, inner = divmod(height, HEIGHT)
        index, offset = divmod(place << inner, WIDTH)
        return self._tile(level, index)[inner][offset >> inner]

    def _tile(self, level: int, index: int) -> list[list[bytes]]:
        """The tile's hashes, and the rows above them up to its own root, as far as they are full."""
        if (level, index) not in self._tiles:
            width = tile_width(self.size, level, index)
            row = _hashes(self.read(tile_name(level, index, width)))
            if len(row) != width:
                raise DamagedTreeError(f"a tile of level {level} has {len(row)} hashes for {width}")
            rows = [row]
            while len(row) > 1:
                row = [node_hash(row[place], row[place + 1]) for place in range(0, len(row) - 1, 2)]
                rows.append(row)
            self._tiles[level, index] = rows
        return self._tiles[level, index]


def _split(size: int) -> int:
    """The largest power of two below the size."""
    return 1 << ((size - 1).bit_length() - 1)


def _hashes(tile: bytes) -> list[bytes]:
    return [tile[place : place + SIZE] for place in range(0, len(tile), SIZE)]
