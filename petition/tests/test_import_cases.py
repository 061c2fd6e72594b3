"""Lists of signatures as offices have them, and answers that go out and come in again."""

import csv
from io import StringIO

import pytest

from petition.form.forms import SignForm
from petition.import_export.exporting import csv_export
from petition.import_export.whole_names import parted
from petition.models import PetitionQuestion, Signature
from petition.signing import channels
from petition.signing.sign import write_signature
from petition.submission.attribution import Visit
from petition.submission.submission import Submission
from petition.tests.test_importing import ask, errors, numbers, take


@pytest.mark.parametrize(
    ("whole", "given", "family"),
    [
        ("Garcia Lopez, Maria", "Maria", "Garcia Lopez"),
        ("María García", "María", "García"),
        ("Madonna", "Madonna", ""),
        ("Jan van der Berg", "Jan", "van der Berg"),
        ("van der Berg, Jan", "Jan", "van der Berg"),
        ("Martin Luther King, Jr.", "Martin Luther", "King, Jr."),
        ("DUPONT LEROY Jean", "Jean", "DUPONT LEROY"),
        ("李 小明", "小明", "李"),
        ("Van Morrison", "Van", "Morrison"),
        ("Sukarno,", "Sukarno", ""),
    ],
)
def test_x8_a_name_in_one_column_is_parted(whole, given, family):
    assert parted(whole) == (given, family)


def test_x8_the_editor_says_which_name_comes_first():
    assert parted("Garcia Maria", family_first=True) == ("Maria", "Garcia")


@pytest.fixture
def asked_for_places(petition):
    petition.ask_postal_code = petition.ask_country = "optional"
    petition.save()
    return petition


def test_x7_zeros_come_back_and_tell_the_region(asked_for_places):
    text = "name,email,zip,country\nAda,a@x.org,2139,USA\nBen,b@x.org,2139.0,US\nChi,c@x.org,1067,Deutschland\n"
    assert numbers(take(asked_for_places, text)) == (3, 0, 0, 0)
    places = Signature.objects.order_by("pk").values_list("postal_code", "region", "country")
    assert list(places) == [("02139", "Massachusetts", "US"), ("02139", "Massachusetts", "US"), ("01067", "", "DE")]


def test_x7_where_the_column_keeps_its_zeros_a_short_code_is_an_error_by_line(asked_for_places):
    text = "name,email,zip,country\nAda,a@x.org,02139,US\nBen,b@x.org,2139,US\nChi,c@x.org,999,US\n"
    result = take(asked_for_places, text)
    assert errors(result) == [(3, "zip"), (4, "zip")]


def test_x7_days_may_be_numbers_of_a_spreadsheet(petition):
    take(petition, "name,email,date\nAda,ada@example.org,45992\n")
    assert Signature.objects.get().confirmed_at.date().isoformat() == "2025-12-01"


SATURDAYS = "Yes, I can help on Saturdays"
CHOICES = (SATURDAYS, 'No; "never" | not', "Co, Ni", "Co", "Ni", "=1+1")


def test_s24_one_answer_with_a_comma_is_one(petition):
    ask(petition, "Help", "checkboxes", choices=SATURDAYS)
    assert SignForm(petition=petition).fields["q_help"].choices == [(SATURDAYS, SATURDAYS)]
    take(petition, f'name,email,Help\nAda,ada@example.org,"{SATURDAYS}"\n')
    assert Signature.objects.get().answers == {"help": [SATURDAYS]}


def sign(petition, name, **answers):
    submission = Submission(given_name=name, email=f"{name}@example.org", answers=answers)
    write_signature(petition=petition, submission=submission, visit=Visit(), channel=channels.IMPORT)


def exported(petition):
    return b"".join(csv_export(petition, "crm", everyone=True)).decode("utf-8-sig")


def test_s24_every_kind_of_answer_goes_out_and_comes_in_as_it_was(petition):
    for label, kind in (("Minerals", "checkboxes"), ("One", "dropdown"), ("Few", "radio")):
        ask(petition, label, kind, choices="\n".join(CHOICES))
    for label, kind in (("Line", "singleline"), ("Text", "multiline"), ("Farmer", "checkbox"), ("Age", "number")):
        ask(petition, label, kind)
    answers = {
        "ada": {"minerals": list(CHOICES), "one": SATURDAYS, "few": "=1+1", "line": "-a, b; c|d", "farmer": True},
        "ben": {
            "minerals": ["Co, Ni"],
            "one": "Co",
            "few": CHOICES[1],
            "line": "'=1",
            "text": "AT&amp;T\nx",
            "age": "5",
        },
        "chi": {"minerals": ["Co", "Ni"], "farmer": False},
        "dora": {"minerals": [SATURDAYS]},
    }
    for name, given in answers.items():
        sign(petition, name, **given)
    before = {one.given_name: one.answers for one in Signature.objects.all()}
    text = exported(petition)
    Signature.objects.all().delete()

    assert numbers(take(petition, text)) == (4, 0, 0, 0)
    after = {one.given_name: one.answers for one in Signature.objects.all()}
    for name, given in before.items():
        assert {key: value for key, value in after[name].items() if value or key in given} == given


def test_s29_answers_of_a_question_that_is_gone_stay_apart_from_one_of_the_same_words(petition):
    ask(petition, "Minerals", "checkboxes", choices="Co\nNi")
    sign(petition, "ada", minerals=["Co"])
    PetitionQuestion.objects.get().delete()
    ask(petition, "Minerals", "singleline")
    question = PetitionQuestion.objects.get()
    assert question.clean_name == "minerals_2"
    sign(petition, "ben", minerals_2="Cobalt")

    rows = list(csv.DictReader(StringIO(exported(petition), newline="")))
    said = [(row["answer: minerals"], row["answer: minerals_2"]) for row in rows]
    assert said == [("Co", ""), ("", "Cobalt")]


def test_s29_a_question_keeps_its_key_when_a_draft_is_published_again(petition):
    page = petition.get_latest_revision_as_object() if petition.latest_revision else petition
    page.questions = [PetitionQuestion(label="Minerals", field_type="singleline", required=False)]
    page.save_revision().publish()
    for _again in range(2):
        petition.refresh_from_db()
        petition.get_latest_revision_as_object().save_revision().publish()
        assert [question.clean_name for question in PetitionQuestion.objects.all()] == ["minerals"]
    question = PetitionQuestion.objects.get()
    question.field_type, question.choices = "checkboxes", "Co"
    question.save()
    assert question.clean_name == "minerals_2"
