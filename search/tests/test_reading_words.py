"""How texts and queries are read before they reach a database."""

import pytest

from search.reading.query import MAX_WORDS, analyzed, forms, matches, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ice & Fire", "ice fire"),
        ("U.S.-Indonesia deal in the U.S.", "us indonesia deal in the us"),
        ("CMAs and NGOs", "cma and ngo"),
        ("POL-358: 100% fair", "pol 358 pol358 100 fair"),
        ("Ørsted, Sánchez, Łódź, Straße, Œuvre", "orsted sanchez lodz strasse oeuvre"),
        ("O’Neil's", "o neil s oneils"),
        ("李 and 关键", "李 and 关 关键 键"),
        ("ﬁne ＡＢＣ", "fine abc"),
        ('"\x00\\%_*', ""),
    ],
)
def test_only_words_are_left(text, words):
    assert analyzed(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("e-mail", ["e-mail"]),
        ("’tis -mail- a--b the-long-chain-of-words", ["tis", "mail", "a", "b", "the", "long", "chain", "of", "words"]),
        ("cam\u00adpaign ๒๕๖๗ ٢٠٢٤", ["campaign", "2567", "2024"]),
        ("ที่ดิน", ["ที่ดิ", "ดิน", "ที่ดิน"]),
        ("关", ["关"]),
        ("关键问题", ["关键", "键问", "问题", "关键问", "键问题"]),
        ("ที่\u200bดิน", ["ที่ดิ", "ดิน", "ที่ดิน"]),
    ],
)
def test_what_a_query_asks_for(text, words):
    assert words_of(text) == words
    assert words_of(" ".join(words_of(text))) == words


def test_a_query_keeps_each_word_once_and_not_too_many():
    assert words_of("fair Fair FAIR deal") == ["fair", "deal"]
    assert len(words_of(" ".join(map(str, range(2000))))) <= MAX_WORDS


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("agreements", "agreement"),
        ("agreement", "agreements"),
        ("policy", "policies"),
        ("policies", "policy"),
        ("jobs", "job"),
        ("job", "jobs"),
        ("signed", "signing"),
        ("prices", "price"),
    ],
)
def test_inflected_forms_are_one_word(written, word):
    assert matches(written, word)


@pytest.mark.parametrize(("written", "word"), [("lawyer", "law"), ("365", "36"), ("carbon", "car"), ("usual", "us")])
def test_short_words_and_numbers_are_taken_as_they_are(written, word):
    assert not matches(written, word)


def test_forms_hold_nothing_that_a_database_would_take_for_an_operator():
    assert forms("policies") == ("policy*", "polici*")
    assert forms("2025") == ("2025",)
