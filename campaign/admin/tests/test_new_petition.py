"""A petition is good before an editor has written anything."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

from petition.editing.readiness import warnings_about
from petition.editing.reading_level import reading_of
from petition.editing.starting import fill_in
from petition.models import PetitionPage


def test_a_new_petition_has_thanks_share_texts_and_goals(home):
    petition = PetitionPage(title="Keep our river clean", slug="river")
    fill_in(petition)
    home.add_child(instance=petition)
    petition = PetitionPage.objects.get(slug="river")
    assert petition.goals == [500, 1000, 2500, 5000, 10000]
    assert "ask two friends" in petition.thanks_text
    assert {block.block_type for block in petition.share_texts} == {"email", "post"}


def test_what_an_editor_wrote_is_kept(home):
    petition = PetitionPage(title="River", goal=90, thanks_text="<p>Well done.</p>")
    fill_in(petition)
    assert (petition.goals, petition.thanks_text) == ([90], "<p>Well done.</p>")


def test_the_form_brings_the_words_along(admin_client, home):
    html = admin_client.get(
        reverse("wagtailadmin_pages:add", args=["petition", "petitionpage", home.pk])
    ).content.decode()
    assert "ask two friends" in html
    assert "Before you publish" in html


def test_what_is_worth_a_look_is_said_in_words(petition):
    petition.closes_at = timezone.now() - timedelta(days=1)
    petition.introduction = ""
    told = " ".join(str(warning) for warning in warnings_about(petition))
    for words in (
        "closing date is in the past",
        "no introduction",
        "No privacy page",
        "standard words",
        "one is drawn",
    ):
        assert words in told


def test_sentences_that_nobody_reads_to_the_end_are_named(petition):
    assert "sentence has" not in " ".join(map(str, warnings_about(petition)))
    long = "The undersigned ask " + "that the said parties consider " * 9 + "and act."
    petition.statement = [("text", f"<p>{long}</p><ul><li>Rights first</li><li>Clean water</li></ul>")]
    told = " ".join(map(str, warnings_about(petition)))
    assert "A sentence has 50 words" in told
    assert "“The undersigned ask that the said …”" in told
    assert "on average" not in told


def test_a_text_that_is_hard_throughout_is_told_in_any_language(petition):
    sentence = "Nous demandons " + "que les entreprises disent la vérité " * 5 + "maintenant. "
    petition.introduction = f"<p>{sentence * 3}</p>"
    petition.statement = []
    assert "33 words on average" in " ".join(map(str, warnings_about(petition)))


def test_full_stops_within_a_sentence_end_none():
    assert reading_of("The U.S. envoy met Dr. Li at 3.5 p.m. in St. Louis. It rained.").sentences == 2
    assert reading_of(" \n ") is None


@pytest.mark.parametrize(("ask", "live"), [("", False), ("<p>Clean the river.</p>", True)])
def test_a_title_and_the_ask_are_all_it_takes(admin_client, home, ask, live):
    address = reverse("wagtailadmin_pages:add", args=["petition", "petitionpage", home.pk])
    data = querydict_from_html(admin_client.get(address).content.decode(), form_id="page-edit-form")
    streams = {name: streamfield([]) for name in ("next_steps", "share_texts")}
    streams["statement"] = streamfield([("text", rich_text(ask))] if ask else [])
    data.update(nested_form_data(streams | {"title": "Keep our river clean", "slug": "river", "action-publish": "1"}))
    html = admin_client.post(address, data, follow=True).content.decode()
    assert PetitionPage.objects.filter(slug="river", live=True).exists() is live
    assert ("Say what people sign" in html) is not live
