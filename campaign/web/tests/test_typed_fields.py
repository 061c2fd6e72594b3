"""Names of the world are taken as they are; what is none, and what nobody can keep, is refused in plain words."""

import pytest
from django.core.exceptions import ValidationError
from wagtail import hooks
from wagtail.contrib.settings.views import get_setting_edit_handler

from campaign.core.models import CampaignSettings
from campaign.web.forms.typed_fields import AddressField, CommentField, LineField, NameField, OrganizationField

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
    "Dr.Page",
    "St.Cloud",
    "J.Page",  # S21
    "A.Win",
    "D.Me",
    "d.me",
    "J.WIN",
    "J.R.Page",
    "Á.Live",
    "Ph.D.Me",
    "A/ J.Page",
    "Zoë 2",
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
    "Win at evil.ai": "link",  # S37
    "win at Evil.Com": "link",
    "evil．com": "link",
    "evil。com": "link",
    "evil｡com": "link",
    "ｅｖｉｌ․ｃｏｍ": "link",
    "evil.\u200bcom": "link",
    "evil[.]com": "link",
    "evil (dot) com": "link",
    "evil dot com": "link",
    "evil .com": "link",
    "evil.рф": "link",
    "evil.香港": "link",
    "x.com": "link",
    "hxxp:evil": "link",
    "mailto:x": "link",
    "eve＠evil": "address",
    "Call 0800 12 34": "telephone",
    "Ada +49 (30) 901-820": "telephone",
    "٠١٢٣٤٥٦٧٨٩": "telephone",
    "०१२३४५६": "telephone",
    "０１２３４５": "telephone",
    "𝟘𝟙𝟚𝟛𝟜": "telephone",
    "①②③④⑤": "telephone",
    "零八零零一二三": "telephone",
    "Ada\x07": "invisible",
    "Ada\ud800": "invisible",
    "Ada\ufffe": "invisible",  # S23
    "Ada\ufdd0": "invisible",
    "Ada\U0001fffe": "invisible",
    "Ada\U0010ffff": "invisible",
    "Ad\ufffd": "broken",  # S27
    "Ada\x9f": "invisible",
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
    [
        ("buy at spam.shop", "link"),
        ("see https://x", "link"),
        ("www.evil", "link"),
        ("t.me/x", "link"),
        ("Bit.ly/x is good", "link"),
        ("evil.co.uk", "link"),
        ("to evil.me", "link"),
        ("evil.ai:8080", "link"),
        ("10.0.0.1/x", "link"),
        ("evil。com", "link"),
        ("<a href=x>", "markup"),
        ("<a href=x", "markup"),
        ("</b>", "markup"),
        ("&lt;b", "markup"),
        ("&#x41;", "markup"),
        ("a\ud800", "invisible"),
        ("a\ufffe", "invisible"),
        ("a\x08", "invisible"),
    ],
)
def test_a_comment_has_no_link_and_no_code(value, code):
    assert code_of(CommentField(), value) == code


@pytest.mark.parametrize(
    "comment",
    [
        "Save our park.Me and my kids play there",  # S21
        "Save our park.me and my kids play there",
        "SAVE OUR PARK.IT IS OURS",
        "Our park.Live and let live",
        "The parc.La ville",
        "Q&A; please",
        "R&D; yes, AT&T; no",
        "trees/people and/or both",
        "park.Me/my kids",
        "e.g.in town, at 10.am, U.S.in general, ph.D.me",
        "5<6, a<b and I <3 trees",
        "so...it is",
        "St.Louis, Mr.Smith/Jones",
        "file.pdf, 3.50",
    ],
)
def test_s21_a_slip_an_initial_and_a_slash_are_no_link_and_no_code(comment):
    assert CommentField().clean(comment) == comment


@pytest.mark.parametrize("line_break", ["\u000b", "\u000c", "\u2028", "\u2029", "\u0085", "\r", "\r\n"])
def test_s23_a_soft_line_break_is_a_line_break_in_a_text_and_a_blank_in_a_line(line_break):
    assert CommentField().clean(f"one{line_break}two") == "one\ntwo"
    assert LineField().clean(f"one{line_break}two") == "one two"


UNSEEN = [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\u200b", "\ufeff", "\u00ad", "\u2060"]


@pytest.mark.parametrize("unseen", UNSEEN)
def test_s22_what_nobody_sees_is_taken_off(unseen):
    assert AddressField().clean(f"{unseen}ada@{unseen}example.org{unseen}") == "ada@example.org"
    assert NameField().clean(f"A{unseen}da{unseen}") == "Ada"
    assert CommentField().clean(f"for the{unseen} river") == "for the river"


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f", "\u3000", "\u2028"])
def test_s22_blanks_of_other_kinds_are_taken_out_of_an_address(blank):
    assert AddressField().clean(f" {blank}ada{blank}@example.org\t{blank}") == "ada@example.org"


def test_an_address_typed_on_an_east_asian_keyboard_has_plain_signs():
    assert AddressField().clean("ada＠example．org") == "ada@example.org"


@pytest.mark.parametrize("address", ["ada lovelace@example.org", "a@b.example c@d.example", "ada@exam\nple.org"])
def test_a_plain_blank_in_an_address_is_asked_about(address):
    assert code_of(AddressField(), address) == "invalid"


@pytest.mark.parametrize("name", ["350.org", "MoveOn.org", "Teamsters Local 12345", "Q&A; Society", "J.Page & Co."])
def test_an_organization_may_be_called_by_its_host(name):
    assert OrganizationField().clean(name) == name


@pytest.mark.parametrize("name", ["https://x.example", "www.x.example", "Win at evil.ai/now"])
def test_an_organization_is_not_called_by_an_address_of_a_page(name):
    assert code_of(OrganizationField(), name) == "link"


def test_t1_a_text_that_is_far_too_long_is_counted_and_not_read(monkeypatch):
    monkeypatch.setattr(NameField, "cleaned", lambda text: pytest.fail("it was read"))
    assert code_of(NameField(max_length=80), "a-" * 4000) == "max_length"


def test_s22_an_address_in_the_settings_is_cleaned_as_well(db):
    hooks.search_for_hooks()
    form_class = get_setting_edit_handler(CampaignSettings).get_form_class()
    field = form_class.base_fields["contact_email"]
    assert field.clean("\u200bhello@rivers.example\u00a0") == "hello@rivers.example"
