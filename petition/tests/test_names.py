"""Which spellings are one name."""

import pytest

from petition.models.names import name_key


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
