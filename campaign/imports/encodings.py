"""In which encoding a file of unknown making was written."""

import unicodedata

from campaign.imports.refusals import UnreadableError

# What spreadsheets write. Each byte string is valid in the later ones, so an editor sees the result and may choose.
ENCODINGS = (*("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman", "cp1250", "cp1251", "latin-1"),)
BYTES_LOOKED_AT = 256 * 1024
_QUOTES = "’”"  # after a letter
_MARKS = "‘“–—…« »¿¡§©®°·€£\u00a0"  # not after one


def detect_encoding(content: bytes) -> str:
    """The encoding that most likely wrote the file; an editor looks, and may choose another one."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = content[:BYTES_LOOKED_AT]
    if head.count(0) > max(4, len(head) // 4):
        return "utf-16-be" if head[0::2].count(0) > head[1::2].count(0) else "utf-16-le"
    if _is_valid(content, "utf-8-sig"):
        return "utf-8-sig"
    # Bytes that Windows never writes are a Mac's.
    candidates = [each for each in ("cp1252", "mac_roman", "cp1251") if _is_valid(content, each)]
    return max(candidates, key=lambda each: _likelihood(head.decode(each, "replace"))) if candidates else "latin-1"


def decoded(content: bytes, encoding: str) -> str:
    """The file as text. Raises UnreadableError where it is not one, or not in the encoding."""
    if b"\x00" in content and not encoding.startswith("utf-16"):
        raise UnreadableError("no_text")
    try:
        text = content.decode(encoding)
    except UnicodeError as error:
        raise UnreadableError("encoding") from error
    if "\x00" in text:
        raise UnreadableError("no_text")
    return text.removeprefix("\ufeff")


def _is_valid(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _likelihood(text: str) -> int:
    """Letters and quotation marks beyond ASCII where words have them, less what no word has.

    A Mac's é read as Windows is Ž inside a word; Windows' é read as a Mac's is È inside one; either read as
    Cyrillic mixes two alphabets in one word.
    """
    return sum(
        _fits(before, char) for before, char in zip(f" {text}", text, strict=False) if not (before + char).isascii()
    )


def _fits(before: str, char: str) -> int:
    in_word = before.isalpha()
    if char.isascii():
        return -2 if char.isalpha() and _is_cyrillic(before) else 0
    if unicodedata.category(char) not in ("Ll", "Lu", "Lo"):
        return in_word if char in _QUOTES else -2 * (in_word or char not in _MARKS)
    if _is_cyrillic(char):
        return 1 if _is_cyrillic(before) else -2 * in_word
    if char.isupper() and before.islower():
        return -2
    return in_word - 3 * (in_word and not before.isascii())


def _is_cyrillic(char: str) -> bool:
    return "\u0400" <= char <= "\u04ff"
