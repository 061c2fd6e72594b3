"""A15: words inside a sentence of a script without spaces, and words with or without a hyphen, find each other."""

import pytest

from search.finding import find
from search.pages.excerpts import marked
from search.pages.suggesting import suggestions
from search.reading.query import words_of

pytestmark = pytest.mark.django_db

SENTENCES = {
    "Thai": ("เราขอเรียกร้องให้ปกป้องที่ดินและแม่น้ำของชุมชน", ["ที่ดิน", "แม่น้ำ", "ชุมชน"], "โรงเรียน"),
    "Lao": ("ພວກເຮົາຮຽກຮ້ອງໃຫ້ປົກປ້ອງແມ່ນ້ຳຂອງຊຸມຊົນ", ["ແມ່ນ້ຳ", "ຊຸມຊົນ"], "ໂຮງຮຽນ"),
    "Khmer": ("យើងទាមទារឱ្យការពារទន្លេនិងដីធ្លីរបស់សហគមន៍", ["ទន្លេ", "ដីធ្លី", "សហគមន៍"], "សាលារៀន"),
    "Burmese": ("ကျွန်ုပ်တို့သည်မြစ်များနှင့်မြေယာကိုကာကွယ်ပါ", ["မြစ်", "မြေယာ"], "ကျောင်း"),
    "Chinese": ("我们要求保护社区的土地和河流", ["土地", "河流", "社区"], "学校"),
    "Japanese": ("地域の土地と川を守ることを求めます", ["土地", "川", "守る"], "学校"),
}
CASES = [(sentence, word) for sentence, words, _other in SENTENCES.values() for word in words]


@pytest.mark.parametrize(("sentence", "word"), CASES)
def test_a_word_inside_a_sentence_is_found(add_resource, sentence, word):
    add_resource("Report", text=sentence)
    assert [found.title for found in find(text=word).results] == ["Report"]


@pytest.mark.parametrize("language", SENTENCES)
def test_letters_that_stand_apart_in_a_text_are_no_word(add_resource, language):
    sentence, _words, other = SENTENCES[language]
    add_resource("Report", text=sentence)
    assert find(text=other).partial or not find(text=other).results


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("e-mail", "email"),
        ("email", "e-mail"),
        ("e\u2011mail", "email"),
        ("e-mail", "e mail"),
        ("e mail", "e-mail"),
        ("COVID-19", "covid19"),
        ("covid19", "COVID-19"),
        ("Wi\u2010Fi", "wifi"),
        ("O’Neil", "ONeil"),
        ("ONeil", "O'Neil"),
        ("co-operation", "cooperation"),
        ("cam\u00adpaign", "campaign"),
        ("col·legi", "collegi"),
        ("צה״ל", "צהל"),
        ("می\u200cخواهم", "میخواهم"),
        ("พ.ศ. ๒๕๖๗", "2567"),
        ("e-mail address", "mail"),
    ],
)
def test_a_word_with_a_hyphen_and_without_one_find_each_other(add_resource, written, asked):
    add_resource("Report", text=f"Send us {written} today.")
    add_resource("Other", text="Nothing of the kind.")
    assert [found.title for found in find(text=asked).results] == ["Report"]


def test_of_two_words_one_with_a_hyphen_both_are_needed(add_resource):
    add_resource("First", text="By email and post.")
    add_resource("Second", text="By email.")
    found = find(text="e-mail post")
    assert [result.title for result in found.results] == ["First"]
    assert not found.partial


def test_what_was_found_is_marked_and_no_more():
    assert marked("ปกป้องที่ดินของเรา", words_of("ที่ดิน")) == "ปกป้อง<mark>ที่ดิน</mark>ของเรา"
    assert marked("保护土地", words_of("土地")) == "保护<mark>土地</mark>"
    assert marked("By e-mail.", words_of("email")) == "By <mark>e-mail</mark>."
    assert marked("By email.", words_of("e-mail")) == "By <mark>email</mark>."


@pytest.mark.parametrize("typed", ["e-ma", "E-mail", "e mai", "ที่ดิ", "ดิน"])
def test_a_title_is_suggested_while_it_is_typed(rf, add_resource, typed):
    title = "ที่ดินของเรา" if typed[0] > "z" else "E-mail to a minister"
    add_resource(title)
    assert title in suggestions(rf.get("/", {"q": typed})).content.decode("unicode_escape")
