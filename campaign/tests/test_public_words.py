"""Editors read and change what the public reads of ours, in every language; every process says it."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override

from campaign.core.catalogs.own_words import take_own_words
from campaign.core.catalogs.public_words import coverage, lost_placeholders, public_words
from campaign.core.models import OwnWords

FIELD = "Postal code"


@pytest.fixture(autouse=True)
def _ours_again(db):
    yield
    OwnWords.objects.all().delete()
    take_own_words()


def number_of(original, language):
    return next(place for place, one in enumerate(public_words(language)) if one.original == original)


def change(client, language, original, words):
    address = reverse("public_words_one", args=[language, number_of(original, language)])
    return client.post(address, {"words": words})


def test_an_editor_s_words_are_said_by_pages_and_taken_back(admin_client, client, french):
    assert "Code postal" in client.get("/fr/petition/").content.decode()
    assert change(admin_client, "fr", FIELD, "NPA").status_code == 302
    take_own_words()  # what each process does once it sees that the public site has changed
    page = client.get("/fr/petition/").content.decode()
    assert "NPA" in page
    assert "Code postal" not in page
    assert "Postal code" in client.get("/petition/").content.decode()
    change(admin_client, "fr", FIELD, "")
    take_own_words()
    assert "Code postal" in client.get("/fr/petition/").content.decode()


def test_another_process_s_change_is_seen_at_the_next_look(db):
    from campaign.core.public_state.generation import watch

    OwnWords(language="fr", original=FIELD, words="NPA").save()
    from campaign.core.models import PublicGeneration

    PublicGeneration.objects.update_or_create(pk=1, defaults={"number": 4711})
    watch.look_again()
    watch.state()
    with override("fr"):
        assert gettext(FIELD) == "NPA"


def test_what_is_filled_in_must_stay(admin_client, db):
    one = next(one for one in public_words("fr") if "%(petition)s" in one.original)
    response = change(admin_client, "fr", one.original, "Rien")
    assert response.status_code == 200
    assert "%(petition)s" in response.content.decode()
    assert not OwnWords.objects.exists()
    assert lost_placeholders("%(a)s {b}", "{b} {c}") == ["%(a)s", "{c}"]


def test_a_form_of_a_plural_has_words_of_its_own(db):
    OwnWords(language="es", original="person has signed", form=0, words="firma").save()
    take_own_words()
    with override("es"):
        assert ngettext("person has signed", "people have signed", 1) == "firma"
        assert ngettext("person has signed", "people have signed", 3) != "firma"


def test_the_list_is_searched_and_says_what_is_missing(admin_client, db):
    page = admin_client.get(reverse("public_words", args=["fr"]), {"q": "Code postal"}).content.decode()
    assert "Postal code" in page
    assert "Given name" not in page
    assert coverage("fr").missing == 0 or "not translated" in page


def test_adding_a_language_says_what_will_be_in_english_and_what_a_machine_made(admin_client, db):
    page = admin_client.get(reverse("wagtaillocales:add")).content.decode()
    assert "Arabic" in page
    assert "made by a machine" in page
    assert "public strings" in page


def test_only_who_may_change_words_sees_them(client, django_user_model):
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.create_user("bo", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(reverse("public_words", args=["fr"])).status_code in (302, 403)
