"""How hard a text is to read, by the length of its sentences: in every language that writes words apart."""

import re
from dataclasses import dataclass

# Plain-language guides for many languages ask for 15 to 20 words on average, and for none above 40.
LONG_SENTENCE = 40
LONG_ON_AVERAGE = 25
ENOUGH_SENTENCES = 3
# Behind a full stop, but not one within a number, an abbreviation such as "U.S." or a title such as "Dr.".
_END = re.compile(r"(?<!\b\w)(?<!\b[A-Z]\w)(?<![.!?…۔؟।])[.!?…۔؟।]+[\"”’»)\]]*(?=\s)|\n")
BEGINNING = 6


@dataclass(frozen=True)
class Reading:
    """``beginning``: the first words of the longest sentence, so that an editor finds it."""

    longest: int
    average: float
    sentences: int
    beginning: str

    @property
    def has_a_long_sentence(self) -> bool:
        return self.longest > LONG_SENTENCE

    @property
    def is_hard_throughout(self) -> bool:
        return self.sentences >= ENOUGH_SENTENCES and self.average > LONG_ON_AVERAGE


def reading_of(text: str) -> Reading | None:
    """Of plain text, a paragraph a line; None where there are no words. Headings and list entries are short lines."""
    sentences = [words for part in _END.split(text) if (words := part.split())]
    if not sentences:
        return None
    longest = max(sentences, key=len)
    return Reading(
        longest=len(longest),
        average=sum(map(len, sentences)) / len(sentences),
        sentences=len(sentences),
        beginning=" ".join(longest[:BEGINNING]),
    )
