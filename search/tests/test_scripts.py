"""L1: what a script's readers write in two ways is found by either, on both databases."""

import pytest

from search.finding import find
from search.pages.excerpts import marked
from search.pages.suggesting import suggestions
from search.reading.query import words_of

pytestmark = pytest.mark.django_db

PAIRS = [
    ("أحمد", "احمد"),
    ("مدرسة", "مدرسه"),
    ("مُستشفى", "مستشفي"),
    ("کتاب", "كتاب"),
    ("क़ानून", "कानून"),
    ("हिन्दी", "हिंदी"),
    ("चाँद", "चांद"),
    ("שָׁלוֹם", "שלום"),
    ("Αθήνα", "ΑΘΗΝΑ"),
    ("Nguyễn", "nguyen"),
    ("コンゴ", "こんご"),
    ("١٤٤٥", "1445"),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_each_way_of_writing_finds_the_other(add_resource, one, other):
    add_resource("First", text=f"– {one} –")
    add_resource("Second", text=f"– {other} –")
    add_resource("Third", text="Nothing of the kind")
    for typed in (one, other):
        assert {found.title for found in find(text=typed).results} == {"First", "Second"}


def test_a_word_of_india_is_found_with_its_ending_and_by_its_vowels(add_resource):
    add_resource("Plural", text="शहरों के लिए कानूनों में")
    add_resource("Other vowels", text="कोनोने")
    assert [found.title for found in find(text="शहर").results] == ["Plural"]
    assert [found.title for found in find(text="क़ानून").results] == ["Plural"]


@pytest.mark.parametrize(("text", "word"), [("大的学校", "大学"), ("大学的学生会", "大学生"), ("ที่อยู่ดิน", "ที่ดิน")])
def test_the_characters_of_a_word_stand_side_by_side(add_resource, text, word):
    add_resource("Apart", text=text)
    found = find(text=word)
    assert found.partial or not found.results


def test_what_was_found_is_marked_in_the_spelling_of_the_text():
    assert marked("في المَدْرَسَة مدرسة", words_of("مدرسه")) == "في المَدْرَسَة <mark>مدرسة</mark>"
    assert marked("नया क़ानून है", words_of("कानून")) == "नया <mark>क़ानून</mark> है"
    assert marked("保护土地", words_of("土")) == "保护<mark>土</mark>地"


@pytest.mark.parametrize(("title", "typed"), [("أحمد وأصدقاؤه", "احم"), ("क़ानून क्या है", "कान")])
def test_a_title_is_suggested_in_any_way_of_writing(rf, add_resource, title, typed):
    add_resource(title)
    assert title in suggestions(rf.get("/", {"q": typed})).content.decode("unicode_escape")
