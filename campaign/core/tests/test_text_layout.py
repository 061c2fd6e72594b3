"""Lines of mixed directions, in pictures and in PDF alike (UAX 9)."""

import pytest

from campaign.core.text.layout import breaking
from campaign.core.text.layout.bidi import is_right_to_left, isolated, runs_in_order_of_sight


def seen(text: str) -> list[str]:
    """What stands from left to right; what is read from the right is marked."""
    return [f"←{run.text}" if run.right_to_left else run.text for run in runs_in_order_of_sight(text)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ada Lovelace, Cairo", ["Ada Lovelace, Cairo"]),
        ("أحمد علي, Cairo", ["Cairo", "←أحمد علي, "]),
        ("Cairo: أحمد علي", ["Cairo: ", "←أحمد علي"]),
        ("דוד (David) 42", ["42", "←) ", "David", "←דוד ("]),
        ("وقّع 1,234 شخصًا", ["← شخصًا", "1,234", "←وقّع "]),
        ("Signed by أحمد 7 times", ["Signed by ", "7", "←أحمد ", " times"]),
        (f"{isolated('أحمد')}, {isolated('Cairo')}", ["←أحمد", ", ", "Cairo"]),
        (f"\u200f{isolated('Ada')}, {isolated('القاهرة')}", ["←القاهرة", "←, ", "Ada"]),
        ("", []),
    ],
)
def test_x10_latin_words_and_numbers_are_never_turned_round(line, expected):
    assert seen(line) == expected


def test_marks_that_steer_directions_are_not_drawn():
    assert "".join(seen("a\u202ab\u2066c\u2069\u200f")).replace("←", "") == "abc"


def test_a_line_begins_at_the_side_of_its_first_letter():
    assert is_right_to_left("«أحمد» Ada")
    assert not is_right_to_left("42 Ada أحمد")


def test_words_of_unspaced_scripts_are_broken_anywhere_and_others_between_words():
    assert breaking.wrapped("one two three", width=len, available=7) == ["one two", "three"]
    assert breaking.wrapped("权利先于速度", width=len, available=4) == ["权利先于", "速度"]
    assert breaking.cut(["one two", "three"], most=1, width=len, available=7) == ["one tw…"]
