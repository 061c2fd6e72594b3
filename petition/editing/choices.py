"""Choices of a question: what an answer is kept as, and the words that each language shows for it.

A choice's key is what is in the answers, in every language: the words that the original first had. An original's
line of other words is another choice, so nobody's “Tuesday” becomes a “Wednesday”; a translation's line of other words
is another wording, so a choice has one value however often its words are mended.
"""

from collections.abc import Iterable, Sequence

# Kinds of questions that offer answers to choose from; with the others a list of answers does nothing.
WITH_CHOICES = frozenset({"dropdown", "radio", "checkboxes"})
# A choice's key and its words.
Choice = tuple[str, str]


def lines_of(text: str) -> list[str]:
    """One choice on each line: ``Yes, I can help on Saturdays`` is one (case S24)."""
    return [line for part in text.splitlines() if (line := part.strip())]


def folded(text: str) -> str:
    """What makes two ways to write a choice one."""
    return " ".join(text.split()).casefold()


def original_choices(lines: Sequence[str], earlier: Iterable[Sequence[str]]) -> list[Choice]:
    """The choices on these lines, with the keys that they had; ``earlier``: as they were kept before."""
    known = {folded(words): key for key, words in earlier}
    kept, taken = [known.get(folded(line), "") for line in lines], set()
    choices = []
    for key, line in zip(kept, lines, strict=True):
        new = key if key and key not in taken else _free(line, taken | set(kept))
        taken.add(new)
        choices.append((new, line))
    return choices


def translated_choices(
    lines: Sequence[str], earlier: Iterable[Sequence[str]], original: Sequence[Choice]
) -> list[Choice]:
    """The original's choices in the words on these lines, by their place or the key that they had.

    Lines beyond the original's choices are left out.
    """
    earlier = [(key, words) for key, words in earlier]
    known = {folded(words): key for key, words in [*original, *earlier]}
    keys = [known.get(folded(line), "") for line in lines]
    if len(lines) == len(earlier):
        keys = [key or before for key, (before, _words) in zip(keys, earlier, strict=True)]
    left = [key for key, _words in original if key not in keys]
    if len(left) == len(original) == len(lines):
        return [(key, line) for (key, _words), line in zip(original, lines, strict=True)]
    keys = [key or (left.pop(0) if left else "") for key in keys]
    return list({key: (key, line) for key, line in zip(keys, lines, strict=True) if key}.values())


def in_words_of(original: Sequence[Choice], translated: Iterable[Choice]) -> list[Choice]:
    """The original's choices in its order, in the translation's words where it has some."""
    words = dict(translated)
    return [(key, words.get(key, own)) for key, own in original]


def _free(line: str, taken: set[str]) -> str:
    names = (line, *(f"{line} ({number})" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
