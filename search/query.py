"""What a visitor typed, made safe for every search backend."""

import re
import unicodedata

MAX_WORDS = 12
MAX_LENGTH = 200
WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a query: letters and digits only, at most ``MAX_WORDS`` of them.

    Quotes, operators, control characters and symbols separate words, so nothing of them reaches a backend.
    """
    return WORD.findall(unicodedata.normalize("NFKC", text[:MAX_LENGTH]).replace("_", " "))[:MAX_WORDS]
