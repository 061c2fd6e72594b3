"""Answers to a translated petition's questions: one value in all languages, each reader's own words (S25, S40)."""

import json

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from petition.editing.choices import original_choices, translated_choices
from petition.editing.readiness import warnings_about
from petition.mails import links
from petition.mails.links import Purpose
from petition.models import PetitionPage, PetitionQuestion, Signature
from petition.privacy.own_data import answers_with_questions
from petition.tests.posting import posted
from petition.tests.served_site import JSON

ADA = {"given_name": "Ada", "email": "ada@example.org"}
DAYS = "Yes, on Saturdays\nYes, on Sundays\nNo"


@pytest.fixture
def asked(petition):
    """Two questions of the original, from before it was translated."""
    for label, kind in (("Can you help?", "radio"), ("Which days?", "checkboxes")):
        PetitionQuestion(petition=petition, label=label, field_type=kind, choices=DAYS, required=False).save()
    return petition


@pytest.fixture
def translation(asked, french):
    page = PetitionPage.objects.get(pk=french["petition"].pk)
    for question, label in zip(page.questions.all(), ("Pouvez-vous aider ?", "Quels jours ?"), strict=True):
        question.label, question.choices = label, "Oui, le samedi\nOui, le dimanche\nNon"
        question.save()
    page.subscribe_label = "Tenez-moi au courant."
    page.save()
    return PetitionPage.objects.get(pk=page.pk)


@pytest.fixture
def signed(client, translation):
    sent = ADA | {"q_can_you_help": "Yes, on Sundays", "q_which_days": ["Yes, on Saturdays", "No"]}
    assert client.post("/fr/petition/", sent).status_code == 303
    return Signature.objects.get()


def own_page(client, signature):
    path = links.link_path(signature, Purpose.MANAGE)
    return BeautifulSoup(client.get(path).content, "html.parser")


def test_s25_an_answer_is_one_value_whichever_language_it_was_chosen_in(client, translation, signed):
    client.post("/petition/", ADA | {"email": "bo@example.org", "q_can_you_help": "Yes, on Sundays"})
    first, second = Signature.objects.order_by("pk")
    assert first.answers["can_you_help"] == second.answers["can_you_help"] == "Yes, on Sundays"
    page = BeautifulSoup(client.get("/fr/petition/").content, "html.parser")
    assert "Oui, le dimanche" in page.text
    assert "Yes, on Sundays" not in page.text


def test_s25_words_of_a_language_are_taken_as_the_choice_by_the_api(client, translation):
    address = f"/api/campaign/v1/petitions/{translation.pk}/signatures/"
    sent = ADA | {"answers": {"can_you_help": "oui, le samedi", "which_days": ["Non", "No"]}}
    assert client.post(address, json.dumps(sent), content_type=JSON).status_code == 202
    assert Signature.objects.get().answers == {"can_you_help": "Yes, on Saturdays", "which_days": ["No"]}
    form = client.get(f"/api/campaign/v1/petitions/{translation.pk}/").json()["form"]
    choices = form["properties"]["answers"]["properties"]["can_you_help"]
    assert choices["oneOf"][0] == {"const": "Yes, on Saturdays", "title": "Oui, le samedi"}


def test_s40_saving_the_own_page_unchanged_loses_nothing(client, signed):
    before = dict(signed.answers)
    assert set(before) == {"can_you_help", "which_days"}
    page = own_page(client, signed)
    form = page.select_one('form[action$="/correct/"]')
    assert "Pouvez-vous aider ?" in form.text
    assert "Oui, le dimanche" in form.text
    assert "Tenez-moi au courant." in form.text
    assert client.post(form["action"], posted(form)).status_code == 303
    signed.refresh_from_db()
    assert signed.answers == before


def test_s40_an_answer_that_is_offered_no_more_outlives_the_own_page(client, signed, asked):
    for question in asked.questions.all():
        question.choices = "No\nPerhaps"
        question.save()
    form = own_page(client, signed).select_one('form[action$="/correct/"]')
    client.post(form["action"], posted(form))
    signed.refresh_from_db()
    assert signed.answers == {"can_you_help": "Yes, on Sundays", "which_days": ["No", "Yes, on Saturdays"]}


def test_s25_answers_are_shown_in_the_reader_s_language(signed):
    with override("fr"):
        assert answers_with_questions(signed) == [
            ("Pouvez-vous aider ?", "Oui, le dimanche"),
            ("Quels jours ?", ["Oui, le samedi", "Non"]),
        ]
    with override("en"):
        assert answers_with_questions(signed)[0] == ("Can you help?", "Yes, on Sundays")


def test_a_question_added_to_the_original_is_asked_in_its_translations_and_named_to_the_editor(
    client, asked, translation
):
    PetitionQuestion(petition=asked, label="Your union", required=False).save()
    assert "Your union" in client.get("/fr/petition/").content.decode()
    client.post("/fr/petition/", ADA | {"q_your_union": "Miners 12"})
    assert Signature.objects.get().answers == {"your_union": "Miners 12"}
    assert any("Your union" in warning for warning in warnings_about(translation))


def test_a_question_that_the_original_asks_no_more_is_asked_in_no_translation(client, asked, translation):
    asked.questions.get(clean_name="can_you_help").delete()
    page = client.get("/fr/petition/").content.decode()
    assert "Pouvez-vous aider" not in page
    assert "Quels jours" in page


def test_what_only_a_translation_asks_has_a_key_of_its_own(client, translation):
    PetitionQuestion(petition=translation, label="Can you help?", field_type="number", required=False).save()
    client.post("/fr/petition/", ADA | {"q_can_you_help": "No", "q_can_you_help_2": "3"})
    assert Signature.objects.get().answers == {"can_you_help": "No", "can_you_help_2": "3"}


def test_choices_keep_their_keys():
    first = original_choices(["Tuesday", "Friday"], [])
    assert original_choices(["Wednesday", "friday "], first) == [("Wednesday", "Wednesday"), ("Friday", "friday ")]
    french = translated_choices(["Mardi", "Vendredi"], first, first)
    assert french == [("Tuesday", "Mardi"), ("Friday", "Vendredi")]
    assert translated_choices(["Mardi", "Vendredis"], french, first) == [("Tuesday", "Mardi"), ("Friday", "Vendredis")]
    more = [("Monday", "Monday"), *reversed(first)]
    added = translated_choices(["Lundi", "Mardi", "Vendredi"], french, more)
    assert sorted(added) == [("Friday", "Vendredi"), ("Monday", "Lundi"), ("Tuesday", "Mardi")]
