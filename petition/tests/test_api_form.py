"""The JSON Schema with which another site builds the sign form."""

import pytest
from django.core.cache import cache

from petition.models import PetitionQuestion

PETITIONS = "/api/campaign/v1/petitions/"


@pytest.fixture
def form(client, petition):
    """Reads the petition's form."""

    def read():
        petition.save()
        return client.get(f"{PETITIONS}{petition.pk}/").json()["form"]

    return read


def question(petition, label, kind, *, required=False, choices="", help_text=""):
    return PetitionQuestion.objects.create(
        petition=petition, label=label, field_type=kind, required=required, choices=choices, help_text=help_text
    )


def test_it_names_what_is_required_and_takes_nothing_else(form):
    schema = form()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "Put rights first"
    assert schema["required"] == ["given_name", "email"]
    assert schema["additionalProperties"] is False
    assert list(schema["properties"]) == [
        "given_name",
        "family_name",
        "email",
        "postal_code",
        "country",
        "comment",
        "show_name",
        "show_comment",
        "subscribe",
        "form_version",
        "source",
        "partner",
        "ref",
    ]


def test_it_has_titles_limits_and_formats(form):
    fields = form()["properties"]
    assert fields["given_name"] == {"title": "Given name", "type": "string", "maxLength": 80, "minLength": 1}
    assert fields["email"]["format"] == "email"
    assert fields["show_name"]["type"] == "boolean"
    assert fields["subscribe"]["title"] == "Send me updates about this campaign by e-mail."
    assert fields["country"]["default"] == "US"
    assert "FR" in fields["country"]["enum"]
    assert {"const": "FR", "title": "France"} in fields["country"]["oneOf"]


def test_it_follows_what_the_petition_asks(form, petition):
    petition.ask_comment = "no"
    petition.ask_country = "required"
    schema = form()
    assert "comment" not in schema["properties"]
    assert schema["required"] == ["given_name", "email", "country"]


def test_the_petitions_own_questions_stand_under_answers(form, petition):
    question(petition, "Age", "number", required=True)
    question(petition, "Since when?", "date")
    question(petition, "Your site", "url")
    question(petition, "Role", "dropdown", choices="Worker\nNeighbour", help_text="The one that fits best.")
    question(petition, "Topics", "checkboxes", required=True, choices="Water\nWork")
    question(petition, "I am over 16", "checkbox", required=True)
    schema = form()
    answers = schema["properties"]["answers"]
    assert schema["required"] == ["given_name", "email", "answers"]
    assert answers["required"] == ["age", "topics", "i_am_over_16"]
    assert answers["additionalProperties"] is False
    assert answers["properties"] == {
        "age": {"title": "Age", "type": "number"},
        "since_when": {"title": "Since when?", "type": "string", "format": "date"},
        "your_site": {"title": "Your site", "type": "string", "format": "uri"},
        "role": {
            "title": "Role",
            "description": "The one that fits best.",
            "type": "string",
            "enum": ["Worker", "Neighbour"],
        },
        "topics": {
            "title": "Topics",
            "type": "array",
            "uniqueItems": True,
            "items": {"type": "string", "enum": ["Water", "Work"]},
            "minItems": 1,
        },
        "i_am_over_16": {"title": "I am over 16", "type": "boolean", "const": True},
    }


def test_a_petition_with_a_puzzle_names_its_solution_among_what_is_sent(client, petition):
    address = f"/api/campaign/v1/petitions/{petition.pk}/"
    assert "altcha" not in client.get(address).json()["form"]["properties"]
    petition.proof_of_work = True
    petition.save()
    cache.clear()
    form = client.get(address).json()["form"]
    assert form["properties"]["altcha"]["type"] == "string"
    assert "altcha" not in form["required"]
