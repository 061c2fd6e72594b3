"""A petition's own questions, from the editor's field to the stored answer."""

import pytest
from bs4 import BeautifulSoup

from petition.models import PetitionQuestion, Signature

SIGNER = {"given_name": "Binta", "email": "binta@example.org"}


def ask(petition, label, field_type="singleline", *, required=False, choices=""):
    question = PetitionQuestion(
        petition=petition, label=label, field_type=field_type, required=required, choices=choices
    )
    question.save()
    return question


def test_answers_are_kept_under_the_question_s_key(client, petition):
    ask(petition, "Your union")
    ask(petition, "Which minerals?", "checkboxes", choices="Cobalt\nNickel\nLithium")
    ask(petition, "Since when?", "date")
    response = client.post(
        "/petition/",
        SIGNER
        | {
            "q_your_union": "Miners 12",
            "q_which_minerals": ["Cobalt", "Nickel"],
            "q_since_when": "2026-05-01",
        },
    )
    assert response.status_code == 303
    assert Signature.objects.get().answers == {
        "your_union": "Miners 12",
        "which_minerals": ["Cobalt", "Nickel"],
        "since_when": "2026-05-01",
    }


def test_a_required_question_left_empty_is_a_field_error(client, petition):
    ask(petition, "Your union", required=True)
    response = client.post("/petition/", SIGNER)
    assert response.status_code == 422
    assert 'id="id_q_your_union_error"' in response.content.decode()


def test_a_question_called_email_does_not_take_the_place_of_the_address(client, petition):
    ask(petition, "Email")
    client.post("/petition/", SIGNER | {"q_email": "other@example.org"})
    signature = Signature.objects.get()
    assert signature.email == "binta@example.org"
    assert signature.answers == {"email": "other@example.org"}


@pytest.mark.parametrize("label", ["ما " * 80, "关键矿产" * 50, "क्या आप " * 30])
def test_a7_a_long_label_in_another_script_is_no_database_error(client, petition, label):
    question = ask(petition, label[:255])
    assert 0 < len(question.clean_name) <= 60
    assert client.post("/petition/", SIGNER | {f"q_{question.clean_name}": "نعم"}).status_code == 303
    assert list(Signature.objects.get().answers.values()) == ["نعم"]


def test_a_dropdown_that_may_be_left_empty_can_be_left_empty(client, petition):
    ask(petition, "Sector", "dropdown", choices="Mining, Farming")
    assert client.post("/petition/", SIGNER | {"q_sector": ""}).status_code == 303


def test_an_error_of_a_question_is_told_with_one_sign_of_punctuation(client, petition):
    ask(petition, "Are you a teacher?", required=True)
    page = BeautifulSoup(client.post("/petition/", {"email": "ada@example.org"}).content, "html.parser")
    told = [line.text for line in page.select(".error-summary li")]
    assert any(line.startswith("Are you a teacher? ") for line in told), told
    assert not any("?:" in line or ".:" in line for line in told)


def _ask(petition, *questions):
    petition.refresh_from_db()
    petition.questions = questions
    petition.save_revision().publish()
    return [question.clean_name for question in petition.questions.all()]


def test_a_new_question_need_not_be_answered():
    assert PetitionQuestion(label="Why?").required is False


def test_a_renamed_or_deleted_question_keeps_its_answers_and_gives_up_its_words(petition):
    asked = PetitionQuestion(label="Are you a teacher?", field_type="checkbox")
    assert _ask(petition, asked) == ["are_you_a_teacher"]
    asked = petition.questions.get()
    asked.label = "Are you a nurse?"
    again = PetitionQuestion(label="Are you a teacher?", field_type="checkbox")

    assert _ask(petition, asked, again) == ["are_you_a_teacher", "are_you_a_teacher_2"]
    assert _ask(petition, PetitionQuestion(label="Are you a teacher?", field_type="multiline")) == [
        "are_you_a_teacher_3"
    ]
