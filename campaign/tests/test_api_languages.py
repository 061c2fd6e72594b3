"""Case L3: what the API says beside people's own words is in the language that is asked for."""

import json

import pytest

from campaign.headless.requests.plain_words import in_plain_words
from endorsers.models import Endorser

JSON = "application/json"


@pytest.fixture
def library(home, french):
    from resources.models import ResourceLibraryPage, ResourcePage

    library = french["home"].add_child(instance=ResourceLibraryPage(title="Ressources", locale=french["home"].locale))
    page = ResourcePage(title="Lettre", kind="joint_letter", date="2026-05-01", locale=library.locale)
    return library.add_child(instance=page)


def test_l3_labels_of_the_library_are_in_the_language_asked_for(client, library):
    (item,) = client.get("/api/campaign/v1/resources/?locale=fr").json()["items"]
    assert item["kind_label"] == "Lettre commune"


def test_l3_regions_are_named_in_the_language_asked_for(client, french):
    Endorser.objects.create(name="Coast Watch", scope="local", region="California", live=True)
    french_one, own = (
        client.get(f"/api/campaign/v1/endorsers/?region=Californie&locale={code}").json()["items"]
        for code in ("fr", "en")
    )
    assert (french_one[0]["region"], own[0]["region"]) == ("Californie", "California")


def test_l3_errors_of_a_post_are_in_the_language_asked_for(client, french):
    sent = json.dumps({"name": "", "scope": "national"})
    answer = client.post("/api/campaign/v1/endorsers/?locale=fr", sent, content_type=JSON).json()
    messages = {error["message"] for error in answer["errors"]}
    assert messages == {
        "Saisissez le nom de l’organisation.",
        "Saisissez votre nom.",
        "Saisissez votre adresse e-mail, par exemple nom@example.org.",
        "Cochez cette case. Seule une personne qui parle au nom d’une organisation peut l’ajouter.",
    }
    assert client.post("/api/campaign/v1/endorsers/?locale=tlh", sent, content_type=JSON).status_code == 400


@pytest.mark.parametrize(
    ("kind", "context", "words"),
    [
        ("int_parsing", {}, "Send a whole number."),
        ("string_type", {}, "Send a text."),
        ("string_too_long", {"max_length": 3}, "Send at most 3 characters."),
        ("less_than_equal", {"le": 100}, "Send 100 or less."),
        ("literal_error", {"expected": "'national' or 'local'"}, "Use one of: national, local."),
        ("something_new", {}, "This value is not valid."),
    ],
)
def test_l3_no_message_is_the_library_s_own(kind, context, words):
    assert in_plain_words({"type": kind, "ctx": context, "msg": "Input should be …"}) == words
