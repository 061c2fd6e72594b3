"""Words of a list that nobody understands are told by line and column, and never taken for a no."""

import pytest

from campaign.imports.yes_or_no import yes_or_no
from petition.models import Signature
from petition.tests.test_importing import ask, errors, take


@pytest.mark.parametrize(
    "word", ["yes", "Sí", "OUI", "Ja", "sim", "نعم", "是", "हाँ", "VRAI", "WAHR", "1", "x", "☑", "Yes."]
)
def test_yes_is_understood_in_the_sites_languages(word):
    assert yes_or_no(word) is True


@pytest.mark.parametrize("word", ["", "no", "Non", "NEIN", "não", "لا", "否", "नहीं", "FAUX", "FALSCH", "0", "-", "☐"])
def test_no_is_understood_in_the_sites_languages(word):
    assert yes_or_no(word) is False


def test_a_word_that_is_neither_is_an_error_by_line_that_names_column_word_and_what_is_understood(petition):
    ask(petition, "Farmer", "checkbox")
    text = "name,email,Newsletter,public,Farmer\nAda,a@example.org,agreed,ja,nope\nBen,b@example.org,oui,नहीं,y\n"
    result = take(petition, text)
    assert errors(result) == [(2, "Newsletter"), (2, "Farmer")]
    words = result.refused[0][2]
    assert "“agreed” is neither yes nor no" in words
    assert "oui, ja, sim" in words
    assert "Newsletter: “agreed”" in next(iter(result.lines)).words
    ben = Signature.objects.get()
    assert (ben.subscribe, ben.show_name, ben.answers) == (True, False, {"farmer": True})


def test_an_address_in_a_column_of_yes_and_no_is_not_repeated(petition):
    result = take(petition, "name,email,Newsletter\nAda,a@example.org,ben@example.org\n")
    assert "neither yes nor no" in result.refused[0][2]
    assert "ben@" not in str(result.lines + result.refused)


def test_an_age_that_nobody_understands_is_told(petition):
    petition.ask_age = True
    petition.save()
    result = take(petition, "name,email,age\nAda,a@example.org,old\nBen,b@example.org,ja\nChi,c@example.org,17\n")
    assert {line for line, _column in errors(result)} == {2}
    assert "in years" in result.refused[0][2]
    assert list(Signature.objects.order_by("given_name").values_list("given_name", "minor")) == [
        ("Ben", False),
        ("Chi", True),
    ]


def test_what_follows_a_day_is_its_time_or_an_error(petition):
    rows = ["Ada,a@example.org,31/05/2025 to 02/06/2025", "Ben,b@example.org,31/05/2025 10:30 AM", "Chi,c@example.org,"]
    result = take(petition, "\n".join(["name,email,date", *rows]), date_order="day")
    assert errors(result) == [(2, "date")]
    said = {line.number: line.words for line in result.lines}
    assert said[3] == ""
    assert said[4] == "No day of signing is given: that of the import is taken."
