"""The part of a text around the words that were searched for, with those words marked."""

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from campaign.core.searchables import Found
from search.reading.query import analyzed_span, matches, spellings, text_spans

LENGTH = 240
LEAD = 60
# Texts longer than this are searched for marks in their beginning only.
MOST_READ = 20_000

Span = tuple[int, int]


def marked(text: str, words: Iterable[str]) -> SafeString:
    """The whole text as HTML, each form of the words within ``<mark>``."""
    return _as_html(text, [span for span, _word in _matching(text, words)])


def excerpt(found: Found, words: Iterable[str]) -> SafeString:
    """About ``LENGTH`` characters as HTML: of the short text where it has the words, else of all that was searched."""
    words = list(words)
    in_text, in_body = _matching(found.text, words), _matching(found.body[:MOST_READ], words)
    if len({word for _span, word in in_body}) > len({word for _span, word in in_text}):
        return _window(found.body, in_body)
    return _window(found.text, in_text)


def _matching(text: str, words: Iterable[str]) -> list[tuple[Span, str]]:
    """Where a form of a word stands, and which word it is."""
    words = list(words)
    return [
        ((start, end), word)
        for start, end in text_spans(text)
        for word in words
        if _is_form(analyzed_span(text[start:end]), word)
    ]


def _is_form(written: Iterable[str], word: str) -> bool:
    """Whether what is in a text is the word, one of its parts, or a compound with it."""
    return any(matches(other, part) for other in written for spelling in spellings(word) for part in spelling)


def _window(text: str, matching: list[tuple[Span, str]]) -> SafeString:
    start = _best_start(matching)
    if start:
        start = text.rfind(" ", 0, max(start - LEAD, 0)) + 1
    end = len(text) if len(text) - start <= LENGTH else max(text.rfind(" ", start, start + LENGTH), 0) or start + LENGTH
    spans = [(a - start, b - start) for (a, b), _word in matching if start <= a and b <= end]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(before + _as_html(text[start:end].strip(), spans) + after)


def _best_start(matching: list[tuple[Span, str]]) -> int:
    """Where the stretch of an excerpt's length begins that has the most of the different words; the first of equals."""
    best, most = 0, 0
    for (start, _end), _word in matching:
        different = {word for (a, b), word in matching if start <= a and b <= start + LENGTH - LEAD}
        if len(different) > most:
            best, most = start, len(different)
    return best


def _as_html(text: str, spans: list[Span]) -> SafeString:
    parts, position = [], 0
    for start, end in _merged(spans):
        parts += [escape(text[position:start]), "<mark>", escape(text[start:end]), "</mark>"]
        position = end
    return mark_safe("".join(map(str, [*parts, escape(text[position:])])))


def _merged(spans: list[Span]) -> list[Span]:
    """Stretches of text that do not overlap: two words may match one, and pairs of characters share some."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
