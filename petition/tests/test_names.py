"""Names of the world are taken as they are; what is no name is refused in plain words."""

import pytest
from django.core.exceptions import ValidationError

from petition.names import CommentField, NameField, name_key

NAMES = [
    "J. Smit",
    "A/ Jansen",
    "O’Neil",
    "Ó'Néill-Smith",
    "d'Arc",
    "Ørsted",
    "Nguyễn Văn A",
    "李",
    "ʻOkina Liliʻuokalani",
    "Anne-Marie",
    "Jr. John Smith III",
    "J.R.R.",
    "Smith & Sons",
    "X Æ A-12",
    "María del Carmen",
    "שָׂרָה",
    "محمد عبدالله",
    "شکیب\u200cنیا",
    "क्\u200dष श्रीमती",
    "சுப்பிரமணியம்",
    "ပြည်",
    "สมชาย",
    "Sun 🌞",
    "👩\u200d👩\u200d👧",
    "❤️ Ann",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f Moira",
    "Wm. Io",
    "Dr. Net",
]
REFUSED = {
    "http://x.example": "link",
    "x.example": "link",
    "see www.x": "link",
    "Visit spam.xyz now": "link",
    "bit.ly/abc": "link",
    "t.me/x": "link",
    "evil.co.uk": "link",
    "a@x.example": "address",
    "<b>Ada</b>": "markup",
    "<!-- Ada": "markup",
    "&#65;da": "markup",
    "[url=x]Ada": "markup",
    "Ada\u200b": "invisible",
    "Ada\ufeff": "invisible",
    "A\u00adda": "invisible",
    "Ada\x07": "invisible",
    "Ada\ud800": "invisible",
    "Ada\ue000": "invisible",
    "\u3164": "invisible",
    "\u200d": "invisible",
    "A\U000e0061\U000e0062": "invisible",
    "Z" + "\u0335\u0322" * 6: "marks",
}


def code_of(field, value: str) -> str:
    with pytest.raises(ValidationError) as refused:
        field.clean(value)
    return refused.value.error_list[0].code


@pytest.mark.parametrize("name", NAMES)
def test_s5_a_name_of_any_script_is_kept_exactly(name):
    assert NameField().clean(name) == name


@pytest.mark.parametrize(("value", "code"), REFUSED.items())
def test_s16_what_is_no_name_is_refused(value, code):
    assert code_of(NameField(), value) == code


def test_s16_the_words_say_what_to_do():
    with pytest.raises(ValidationError, match="Enter a name without a link"):
        NameField().clean("http://x.example")
    with pytest.raises(ValidationError, match="the e-mail address has its own field"):
        NameField().clean("a@x.example")


@pytest.mark.parametrize("mark", ["\u202e", "\u202a", "\u2066", "\u2069", "\u200f", "\u061c"])
def test_marks_of_writing_direction_are_taken_out_so_that_no_list_is_turned_around(mark):
    assert NameField().clean(f"Ada {mark}Lovelace") == "Ada Lovelace"


def test_spaces_and_line_breaks_in_a_name_become_single_spaces():
    assert NameField().clean("  Ada\r\n\u3000 Lovelace\u2028King ") == "Ada Lovelace King"


def test_a_comment_keeps_its_lines_and_its_hearts():
    assert CommentField().clean("Rivers first <3\r\n\r\nشكرا\u200f!") == "Rivers first <3\n\nشكرا!"


@pytest.mark.parametrize(
    ("value", "code"),
    [("buy at spam.shop", "link"), ("<a href=x>", "markup"), ("a\u200bb", "invisible"), ("a\ud800", "invisible")],
)
def test_a_comment_has_no_link_and_no_code(value, code):
    assert code_of(CommentField(), value) == code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lovelace", "ADA  LOVELACE"),
        ("Zoë", "Zoe"),
        ("O’Neil", "oneil"),
        ("Anne-Marie", "Anne Marie"),
        ("Straße", "STRASSE"),
        ("مُحَمَّد", "محمد"),
        ("ａｄａ", "Ada"),
    ],
)
def test_two_spellings_of_one_name_are_one_person(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Ada", "Ida"), ("राम", "रमा"), ("สมชาย", "สมชัย"), ("李", "王"), ("がん", "かん")]
)
def test_two_names_are_two_people(one, other):
    assert name_key(one) != name_key(other)
