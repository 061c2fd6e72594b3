"""A delimited text (CSV) as records: in a process of its own, since the file may be anybody's."""

import json
from collections.abc import Callable, Iterator
from typing import BinaryIO

from campaign.imports.delimited import LINES_LOOKED_AT, Record, detect_delimiter, records
from campaign.imports.encodings import decoded, detect_encoding

ALL, FIRST = "all", "first"
_BYTES_AT_ONCE = 64 * 1024


def decode(content: BinaryIO, arguments: tuple[str, ...]) -> Iterator[bytes]:
    """Each record as a line of JSON, its number and its cells; the last line has what is known of them all.

    ``arguments``: encoding and delimiter, empty where they are to be found out, and which records are asked for:
    ``ALL``, the ``FIRST`` ones, or numbers of lines, divided by commas. Raises UnreadableError.
    """
    encoding, delimiter, which = arguments
    data = content.read()
    encoding = encoding or detect_encoding(data)
    text = decoded(data, encoding)
    delimiter = delimiter or detect_delimiter(text)
    is_asked_for = _filter(which)
    piece, filled, total = bytearray(), set(), 0
    for total, record in enumerate(records(text, delimiter), start=1):
        if is_asked_for(total, record):
            piece += json.dumps(record, ensure_ascii=False).encode() + b"\n"
        if total > LINES_LOOKED_AT and len(filled) < len(record[1]):
            filled.update(number for number, cell in enumerate(record[1]) if cell.strip())
        if len(piece) > _BYTES_AT_ONCE:
            yield bytes(piece)
            piece.clear()
    # The caller looks at the first ones itself: the headings and what is above them are among them.
    facts = {"total": total, "filled_later": sorted(filled), "encoding": encoding, "delimiter": delimiter}
    yield bytes(piece) + json.dumps(facts).encode()


def _filter(which: str) -> Callable[[int, Record], bool]:
    if which == ALL:
        return lambda _place, _record: True
    if which == FIRST:
        return lambda place, _record: place <= LINES_LOOKED_AT
    lines = frozenset(int(line) for line in which.split(",") if line)
    return lambda _place, record: record[0] in lines
