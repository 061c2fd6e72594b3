"""No pattern takes time that grows faster than the text it reads (T1, T2, T3, T5)."""

import pytest
import re2

from campaign.tests.growth_of_patterns import growth
from campaign.tests.own_patterns import Pattern, own_patterns

# What RE2 can't read, or what the automaton can't tell: with the longest text that gets there, and why it is in order.
BOUNDED: dict[str, tuple[int, str]] = {
    "campaign.mail.addresses.suggestions:_BRANCH": (
        254,
        "no address is longer (RFC 5321); it looks ahead at 3 letters",
    ),
    "campaign.mail.addresses.mailboxes:_USUAL": (254, "no address is longer (RFC 5321); it looks ahead at 64 letters"),
    "campaign.core.text.collation:leading_article(language)": (
        255,
        "a name's length; the article stands at its beginning only",
    ),
    "campaign.core.documents.reading:CONTROL": (1, "one character, which RE2 has no name for"),
    "campaign.core.documents.reading:text": (2_000_000, "looks at one letter on each side of a hyphen"),
    "campaign.core.text.folding:_NASALS": (2_000_000, "looks ahead at one letter"),
    "campaign.core.catalogs.public_words:public": (255, "a path of our own source, against a list of ours"),
    "campaign.core.text.cleaning:UNSTORABLE": (1, "one character, which RE2 has no name for"),
    "petition.submission.postal_codes:f'(?:{shape})'": (
        12,
        "a postal code is no longer, and its country's shape comes with a package",
    ),
    "petition.submission.postal_codes:f'(?:{pattern})'": (
        12,
        "a postal code is no longer, and its region's shape comes with a package",
    ),
    "petition.editing.reading_level:_END": (
        100_000,
        "an editor's text; a run of full stops is begun at its first only",
    ),
}
# The eight that once stopped the whole process.
GREW = [
    (r"://|\bwww\.|\b[\w-]+\.[a-z]{2,}/\S|\b[\w-]+\.(?:app|com)\b", "search"),
    (r"/\*.*?\*/", "sub"),
    (r"([^{}]*)\{([^{}]*)\}", "findall"),
    (r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*(?:px|pt|mm|cm|in|pc)?\s*", "fullmatch"),
    (r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+", "sub"),
    (r"<a\b[^>]*\blinktype=\"page\"[^>]*>", "findall"),
    (r"[ \t]*\n[ \t\n]*", "sub"),
    (r"\b(?:[^\W\d_]\.)+[^\W\d_]\b\.?", "sub"),
]
STEADY = [
    (r"\s+", "sub"),
    (r"&#?\w+;", "search"),
    (r"\b\w+\.x", "search"),
    (r"<a\s[^<>]*>", "findall"),
    (r"(?:\d\W*){7}", "search"),
    (r"\d{1,30}x", "search"),
    (r"\s*\.[\w-]+(?:\s*,\s*\.[\w-]+)*\s*", "fullmatch"),
    (r"^media/(?P<path>images/.*)$", "search"),
]


@pytest.fixture(scope="module")
def own():
    """Read from all of the source: not while tests are looked for, which each process does."""
    return own_patterns()


def faults(pattern: Pattern) -> list[str]:
    if pattern.text is None:
        return ["is put together where it is used"]
    growing = [f"{use}: {how}" for use in sorted(pattern.uses) if (how := growth(pattern.text, pattern.flags, use=use))]
    return growing + ([] if compiles(pattern.text) else ["RE2 can't read it"])


def compiles(text: str | bytes) -> bool:
    """RE2 promises time in step with the text, so it knows no look around and no reference back."""
    try:
        re2.compile(text)
    except (re2.error, UnicodeEncodeError):
        return False
    return True


def test_the_search_of_the_source_finds_patterns_of_each_kind(own):
    names = {pattern.name for pattern in own}
    assert {
        "campaign.runtime.logs.redaction:PIECE",  # compiled, with a name
        "campaign.urls:'^media/(?P<path>images/.*)$'",  # a route
        "endorsers.logos.svg_cleaning:'#[\\\\w.:-]+'",  # written where it is used
        "petition.fast_path.fast_path:_API",
    } <= names
    assert len(own) > 70


def test_each_own_pattern_is_linear_or_listed_with_its_bound_and_no_other(own):
    faulty = {pattern.name: f"{pattern.text!r}: {', '.join(said)}" for pattern in own if (said := faults(pattern))}
    assert {name: said for name, said in faulty.items() if name not in BOUNDED} == {}, (
        "Write it so that no two of its repeats can read the same text, or look at the length first and list it in "
        "BOUNDED."
    )
    assert faulty.keys() == BOUNDED.keys()
    assert all(bound and reason for bound, reason in BOUNDED.values())


@pytest.mark.parametrize(("text", "use"), GREW)
def test_a_pattern_that_tries_each_beginning_or_each_share_is_found(text, use):
    assert growth(text, use=use) == "polynomial"


@pytest.mark.parametrize("text", [r"(?:a+)+b", r"(a|a)*c"])
def test_a_pattern_that_doubles_with_each_letter_is_found(text):
    assert growth(text, use="match") == "exponential"


@pytest.mark.parametrize(("text", "use"), STEADY)
def test_what_is_linear_is_taken(text, use):
    assert growth(text, use=use) == ""


def test_a_new_pattern_can_not_slip_past(tmp_path):
    app = tmp_path / "petition"
    app.mkdir()
    (app / "new.py").write_text(
        "import re as r\nfrom re import sub as put\nfrom django.core.validators import RegexValidator\n"
        "r.search('a+$', '')\nput('b+$', '', '')\nRegexValidator(regex='c+$')\nMade = r.compile('d+$')\n"
        "Made.fullmatch('')\nPage.objects.filter(title__iregex='x')\n"
    )
    found = {pattern.name.partition(":")[2]: pattern for pattern in own_patterns(tmp_path)}
    assert found.keys() == {"'a+$'", "'b+$'", "'c+$'", "Made", "title__iregex"}
    assert {name for name, pattern in found.items() if faults(pattern)} == found.keys() - {"Made"}
