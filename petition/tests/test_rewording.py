"""An editor who changes what people signed says whether it is a correction; both wordings stand in public."""

import json

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

from campaign.core.text.difference import difference
from petition.models import PetitionPage, StatementWording
from petition.tests.signers import signed

MISSPELLED, MENDED = "<p>We ask for just agremeents.</p>", "<p>We ask for just agreements.</p>"


@pytest.fixture
def edit(admin_client, petition):
    """Sends the petition's form with these words; says which fields have errors."""
    petition.statement = [("text", MISSPELLED)]
    petition.save_revision().publish()
    address = reverse("wagtailadmin_pages:edit", args=[petition.pk])

    def send(words=MENDED, action="action-publish", **values):
        data = querydict_from_html(admin_client.get(address).content.decode(), form_id="page-edit-form")
        streams = {name: streamfield([]) for name in ("next_steps", "share_texts")}
        streams["statement"] = streamfield([("text", rich_text(words))])
        data.update(nested_form_data(streams) | {action: "1"} | values)
        response = admin_client.post(address, data)
        return response.context["form"].errors if response.status_code == 200 else {}

    return send


def test_nobody_signed_so_nobody_is_asked(edit):
    assert edit() == {}
    assert StatementWording.objects.count() >= 2


def test_signed_words_are_not_exchanged_without_an_answer(edit, petition):
    signed(petition)
    before = StatementWording.objects.count()
    assert "1 person signed other words" in str(edit()["change_of_words"])
    assert "Say what you corrected" in str(edit(change_of_words="correction")["correction"])
    errors = edit(change_of_words="demand")
    assert reverse("wagtailadmin_pages:copy", args=[petition.pk]) in str(errors["change_of_words"])
    assert StatementWording.objects.count() == before
    assert edit(action="save") == {}  # a draft asks nothing


def test_what_is_no_change_of_words_asks_nothing(edit, petition):
    signed(petition)
    assert edit(words=MISSPELLED, goal="7") == {}
    assert edit(words="<p>We  ask for <b>just</b> agremeents.</p>") == {}


def test_a_correction_stands_in_public_with_both_wordings_and_their_names(edit, petition, client):
    for name in ("ada", "ben"):
        signed(petition, email=f"{name}@example.org")
    assert edit(change_of_words="correction", correction="A word was misspelled.") == {}
    signed(PetitionPage.objects.get(pk=petition.pk), email="chi@example.org")

    page = client.get("/petition/").content.decode()
    assert "A word was misspelled." in page
    assert "<del>fair</del><ins>just</ins>" in page
    api = json.loads(client.get(f"/api/campaign/v1/petitions/{petition.pk}/").content)
    said = {one["correction"]: one["signatures"] for one in api["wordings"] if one["signatures"]}
    assert said == {"": 2, "A word was misspelled.": 1}


def test_the_next_change_is_asked_for_anew(edit, petition):
    signed(petition)
    edit(change_of_words="correction", correction="A word was misspelled.")
    again = "<p>We ask for juster agreements.</p>"
    errors = edit(again, change_of_words="correction", correction="A word was misspelled.")
    assert "this time" in str(errors["correction"])
    assert edit(again, change_of_words="correction", correction="The sense was clearer so.") == {}


def test_a_difference_holds_both_texts_in_their_order():
    before, after = "Put rights first\nWe ask for this.", "Put rights first\nWe demand for all this."
    parts = difference(before, after)
    assert "".join(part.text for part in parts if part.kind != "new") == before
    assert "".join(part.text for part in parts if part.kind != "gone") == after
    assert [part.text for part in parts if part.kind == "new"] == ["demand", "all "]


def test_long_texts_are_compared_line_by_line():
    lines = [f"This is line {number}." for number in range(3_000)]
    parts = difference("\n".join(lines), "\n".join([*lines[:5], "Another one.", *lines[6:]]))
    assert [part.text for part in parts if part.kind == "new"] == ["Another one.\n"]
