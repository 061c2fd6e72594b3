"""Readers report a comment, and editors have the last word."""

from django.urls import reverse

from petition.comments.reporting import ENOUGH, report_comment
from petition.comments.reviewing import hide_comment, show_comment
from petition.models import CommentReport, Signature
from petition.moderation.moderating import correct
from petition.signing.withdrawing import withdraw
from petition.tests.commenting import RIVER, places_with, written


def test_a_reader_reports_in_two_clicks_without_a_cookie(at_once, client):
    signature = written(at_once)
    address = reverse("signer:report", args=[signature.pk])
    assert f'href="{address}"' in client.get("/petition/").content.decode()
    assert RIVER.partition("\n")[0] in client.get(address).content.decode()
    assert CommentReport.objects.count() == 0
    answer = client.post(address)
    assert (answer.status_code, answer["Location"]) == (303, f"{address}?done=1")
    assert client.get(answer["Location"]).status_code == 200
    assert not client.cookies
    client.post(address)
    assert CommentReport.objects.count() == 1


def test_a_comment_that_stands_on_a_translation_alone_can_be_reported(at_once, french, client):
    signature = written(at_once)
    at_once.unpublish()
    address = reverse("signer:report", args=[signature.pk])
    assert address in client.get("/fr/petition/").content.decode()
    assert RIVER.partition("\n")[0] in client.get(address).content.decode()
    assert client.post(address).status_code == 303
    assert CommentReport.objects.count() == 1
    french["petition"].unpublish()
    assert client.get(address).status_code == 404


def test_another_site_reports_nothing_and_one_network_only_so_many(at_once, client):
    address = reverse("signer:report", args=[written(at_once).pk])
    assert client.post(address, headers={"Origin": "https://evil.example"}).status_code == 403
    refused = next(answer for _try in range(60) if (answer := client.post(address)).status_code == 429)
    wait = int(refused["Retry-After"])
    assert f"Try again in {wait} second" in refused.content.decode()


def test_enough_networks_hide_it_until_an_editor_has_looked(at_once, client):
    signature = written(at_once)
    for number in range(ENOUGH):
        assert places_with(client, at_once)
        report_comment(signature=signature, network_key=f"network {number}")
        report_comment(signature=signature, network_key=f"network {number}")
    assert places_with(client, at_once) == set()
    assert client.get(reverse("signer:report", args=[signature.pk])).status_code == 404
    assert client.get(reverse("signer:report", args=[signature.pk]) + "?done=1").status_code == 200
    show_comment(signature=signature, by=None)
    assert places_with(client, at_once)
    for number in range(ENOUGH * 2):
        report_comment(signature=signature, network_key=f"brigade {number}")
    assert places_with(client, at_once)


def test_what_is_not_public_can_not_be_looked_at_by_reporting_it(petition, client):
    assert client.get(reverse("signer:report", args=[written(petition).pk])).status_code == 404
    assert client.get(reverse("signer:report", args=[10**12])).status_code == 404


def _reported_by(signature, networks):
    for number in range(ENOUGH):
        report_comment(signature=signature, network_key=f"{networks} {number}")
    signature.refresh_from_db()
    return signature.comment_state


def test_words_that_an_editor_let_through_do_not_cover_other_words_of_their_writer(at_once):
    signature = written(at_once)
    show_comment(signature=hidden_first(signature), by=None)
    correct(signature=signature, changes={"comment": "Buy my pills"})
    assert _reported_by(signature, "readers") == "reported"


def test_words_of_who_withdrew_and_signed_anew_are_new_words(at_once):
    signature = written(at_once)
    show_comment(signature=hidden_first(signature), by=None)
    withdraw(signature=signature)
    Signature.objects.filter(pk=signature.pk).update(state="confirmed", comment="Buy my pills")
    signature.refresh_from_db()
    assert _reported_by(signature, "readers") == "reported"


def test_what_an_editor_corrected_is_still_let_through(at_once, admin_user):
    signature = written(at_once)
    show_comment(signature=hidden_first(signature), by=admin_user)
    correct(signature=signature, changes={"comment": "My son swims in it."}, by=admin_user)
    assert _reported_by(signature, "a brigade of") == "shown"


def test_nothing_written_in_between_brings_words_back_that_were_taken_away(at_once):
    signature = hidden_first(written(at_once))
    for words in ("", "Buy my pills"):
        correct(signature=signature, changes={"comment": words})
        signature.refresh_from_db()
    assert signature.comment_state == "waiting"
    show_comment(signature=signature, by=None)
    correct(signature=signature, changes={"comment": "Our river"})
    assert Signature.objects.get().comment_state == "shown"


def hidden_first(signature):
    hide_comment(signature=signature, by=None)
    return signature
