"""L1: one spelling for what a script's readers write in several."""

import sys

import pytest

from campaign.core.text.folding import folded

# Each row is one word to its readers.
ONE_WORD = [
    "أحمد احمد إحمد آحمد ٱحمد أَحْمَد أحمــد",
    "مدرسة مدرسه مَدْرَسَةٌ ﻣﺪﺭﺳﺔ",
    "على علي علی",
    "مسؤول مسوول",
    "کتاب كتاب ڪتاب",
    "ہندی هندي",
    "خانهٔ خانه",
    "क़ानून कानून क़ानून कानुन",
    "हिन्दी हिंदी हिँदी हिन्दि",
    "सम्पर्क संपर्क",
    "चाँद चांद",
    "कॉलेज कोलेज",
    "চাঁদ চাদ",
    "বাড়ী বাডি",
    "ਪੰਜ ਪਂਜ",
    "ൻ ന്",
    "שָׁלוֹם שלום",
    "Αθήνα ΑΘΗΝΑ αθηνα ἀθήνα",
    "Οδός ΟΔΟΣ οδοσ",
    "Истанбул ИСТАНБУЛ",
    "Ёлка елка",
    "İzmir izmir IZMIR ızmir",
    "Straße STRASSE strasse",
    "Müller muller MULLER",
    "Nguyễn nguyen NGUYỄN",
    "Đỗ do",
    "Łódź lodz",
    "Bəxtiyar baxtiyar",
    "ＡＢＣ abc",
    "ｶﾀｶﾅ カタカナ かたかな",
    "ሠላም ሰላም",
    "น้ำ นํ้า",
    "เเม่ แม่",
    "ន្ដ ន្ត",
]


@pytest.mark.parametrize("row", ONE_WORD)
def test_all_ways_to_write_a_word_are_one(row):
    assert len({folded(word) for word in row.split()}) == 1


@pytest.mark.parametrize("row", ["کار گار", "बाल बोल", "كلب قلب", "ที่ ที", "ka ko", "がん かん", "ש ס"])
def test_other_words_stay_apart(row):
    words = row.split()
    assert len({folded(word) for word in words}) == len(words)


def test_folding_twice_changes_nothing():
    letters = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    assert [letter for letter in letters if folded(folded(letter)) != folded(letter)] == []
