"""The signer's own page: see, correct, take along, withdraw, erase."""

import json

import pytest
from django.utils import timezone

from petition.mails import links
from petition.mails.links import Purpose
from petition.models import PetitionPage, PetitionQuestion, Signature, SignatureEvent
from petition.tests.signers import UPDATES, asks_to_confirm, signed

ACTS = ("correct", "withdraw", "erase")
AS_BEFORE = {"given_name": "Ada", "family_name": "Lovelace", "country": "US", "postal_code": "20009"}


@pytest.fixture
def ada(petition):
    PetitionQuestion.objects.create(
        petition=petition, label="Union", clean_name="union", field_type="singleline", required=False
    )
    return signed(
        PetitionPage.objects.get(pk=petition.pk),
        country="US",
        postal_code="20009",
        comment="Rivers first.",
        show_name=True,
        answers={"union": "Nurses", "gone": "An answer to a question of last year"},
    )


def page_of(signature, act=""):
    address = links.link_path(signature, Purpose.MANAGE)
    return f"{address}{act}/" if act else address


def fresh(signature):
    return Signature.objects.get(pk=signature.pk)


def test_it_shows_everything_that_is_kept_with_the_words_agreed_to(client, ada):
    page = client.get(page_of(ada)).content.decode()
    for kept in (
        "Ada", "Lovelace", "ada@example.org", "20009", "United States", "District of Columbia", "Rivers first.",
        "Nurses", "An answer to a question of last year", "Show my name and place in public.",
        "Send me updates about this campaign by e-mail.", "counts", ada.network_key,
    ):  # fmt: skip
        assert kept in page


@pytest.mark.parametrize("act", ["", *ACTS, "download"])
def test_s20_fetching_changes_nothing(client, ada, act):
    before = Signature.objects.values().get()
    client.get(page_of(ada, act))
    client.head(page_of(ada, act))
    assert Signature.objects.values().get() == before
    assert not SignatureEvent.objects.exists()


@pytest.mark.parametrize("act", ACTS)
def test_opening_the_address_of_an_act_leads_to_the_page(client, ada, act, time_machine):
    time_machine.move_to(timezone.now(), tick=False)  # a link names the second in which it was signed
    answer = client.get(page_of(ada, act))
    assert (answer.status_code, answer["Location"]) == (303, page_of(ada))


def test_corrections_are_checked_as_in_signing(client, ada):
    answer = client.post(page_of(ada, "correct"), AS_BEFORE | {"given_name": "http://spam.example"})
    assert answer.status_code == 422
    assert "Enter a name without a link." in answer.content.decode()
    assert fresh(ada).given_name == "Ada"


def test_corrections_are_kept_and_recorded_without_their_values(client, ada):
    answer = client.post(
        page_of(ada, "correct"), AS_BEFORE | {"family_name": "King", "postal_code": "43215", "q_union": ""}
    )
    assert answer.status_code == 303
    assert "Your changes are saved." in client.get(answer["Location"]).content.decode()
    row = fresh(ada)
    assert (row.family_name, row.region, row.comment) == ("King", "Ohio", "")
    assert row.answers == {"gone": "An answer to a question of last year"}
    event = SignatureEvent.objects.get(kind=SignatureEvent.Kind.CORRECTED)
    assert {"family_name", "postal_code"} <= set(event.details["fields"])
    assert "King" not in json.dumps(event.details)


def test_saving_without_a_change_changes_nothing(client, ada):
    same = AS_BEFORE | {"comment": "Rivers first.", "show_name": "on", "q_union": "Nurses"}
    answer = client.post(page_of(ada, "correct"), same)
    assert "Nothing was changed." in client.get(answer["Location"]).content.decode()
    assert not SignatureEvent.objects.exists()


def test_a_new_consent_keeps_the_words_that_were_beside_it(client, ada):
    petition = ada.petition
    petition.subscribe_label = "Write to me once a month."
    petition.save()
    client.post(page_of(ada, "correct"), AS_BEFORE | {"subscribe": "on", "show_name": "on"})
    row = fresh(ada)
    assert row.subscribe
    assert row.subscribed_since
    assert row.show_name_since == ada.show_name_since
    assert row.consent_text.subscribe_label == "Write to me once a month."
    assert row.consent_text.version == ada.consent_text.version + 1


def test_who_asks_for_updates_here_need_not_confirm_the_address_once_more(client, petition):
    ada = signed(asks_to_confirm(petition, UPDATES))
    client.post(page_of(ada, "correct"), AS_BEFORE | {"subscribe": "on"})
    assert fresh(ada).address_confirmed_at


def test_withdrawing_takes_the_signature_out_of_the_count_and_may_be_pressed_twice(client, ada):
    for _press in range(2):
        answer = client.post(page_of(ada, "withdraw"))
        assert answer.status_code == 303
    assert "Your signature is withdrawn." in client.get(answer["Location"]).content.decode()
    assert fresh(ada).state == Signature.State.WITHDRAWN
    assert PetitionPage.objects.get(pk=ada.petition_id).signatures_counted == 0


def test_erasing_asks_once_more_and_then_leaves_nothing(client, ada):
    asked = client.post(page_of(ada, "erase"))
    assert "Erase everything?" in asked.content.decode()
    assert fresh(ada).given_name == "Ada"
    done = client.post(page_of(ada, "erase"), {"sure": "yes"})
    assert done.status_code == 303
    assert "Your data are removed" in client.get(done["Location"]).content.decode()
    left = " ".join(str(value) for value in Signature.objects.values().get().values())
    for personal in ("Ada", "Lovelace", "example.org", "20009", "Rivers", "Nurses"):
        assert personal not in left
    assert client.get(page_of(ada)).status_code == 410


def test_the_download_holds_all_of_it(client, ada):
    answer = client.get(page_of(ada, "download"))
    assert answer["Content-Disposition"] == 'attachment; filename="signature.json"'
    kept = json.loads(answer.content)
    assert (kept["email"], kept["given_name"], kept["show_name"]) == ("ada@example.org", "Ada", True)
    assert {"question": "Union", "answer": "Nurses"} in kept["answers"]
    assert kept["consent_words"]["version"] == 1
    assert kept["petition"]["address"] == "http://localhost/petition/"


def test_a_signature_that_waits_can_be_confirmed_here(client, petition):
    ada = signed(asks_to_confirm(petition))
    page = client.get(page_of(ada)).content.decode()
    assert "waits for your confirmation" in page
    assert 'action="/signature/confirm/' in page


def test_one_that_was_set_aside_is_not_told_why(client, petition):
    ada = signed(petition, trapped=True, email="robot@example.org")
    page = client.get(page_of(ada)).content.decode() + client.get(page_of(ada, "download")).content.decode()
    assert "recorded" in page
    assert "trap" not in page
    assert "rejected" not in page


@pytest.mark.parametrize("act", ACTS)
def test_another_site_cannot_act_for_the_signer(client, ada, act):
    answer = client.post(page_of(ada, act), AS_BEFORE | {"sure": "yes"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert fresh(ada).state == Signature.State.CONFIRMED
