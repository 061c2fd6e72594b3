"""Editors go through comments, and writers are told why theirs is gone."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse

from campaign.tests.pressing import carried, press, says
from campaign.web.forms.shown_digest import ChangedMeanwhileError, digest
from petition.comments.reviewing import feature_comment, hide_comment, public_words, show_comment
from petition.models import CommentReason, Signature, SignatureEvent
from petition.moderation.moderating import correct
from petition.signing.confirming import confirm
from petition.tests.commenting import written
from petition.tests.mailing import deliver


def test_its_writer_is_told_why_once_and_only_a_proven_address(at_once):
    insults = CommentReason.objects.create(name="Insults", words="It insults people.")
    CommentReason.objects.create(name="Insults", language="fr", words="Ceci est une insulte.")
    proven, unproven = written(at_once, 1, language="fr"), written(at_once, 2)
    confirm(signature=proven)
    deliver()
    mail.outbox.clear()
    proven.refresh_from_db()
    for signature in (proven, unproven):
        assert hide_comment(signature=signature, by=None, reason=insults)
    deliver()
    [message] = mail.outbox
    assert message.to == ["ada1@example.org"]
    assert "Ceci est une insulte." in message.body
    show_comment(signature=proven, by=None)
    hide_comment(signature=Signature.objects.get(pk=proven.pk), by=None)
    deliver()
    assert len(mail.outbox) == 1


def test_nobody_is_told_of_words_that_never_stood_in_public(petition):
    signature = written(petition)
    confirm(signature=signature)
    deliver()
    mail.outbox.clear()
    hide_comment(signature=Signature.objects.get(), by=None)
    deliver()
    assert mail.outbox == []


def test_hundreds_are_gone_through_by_the_page(petition, editor_with, client):
    for number in range(1, 56):
        written(petition, number)
    editor_with("view", "change")
    address = reverse("signatures:comments")
    page = client.get(address).content.decode()
    assert page.count('<input type="checkbox" id="comment-') == 50
    ids = [str(pk) for pk in Signature.objects.order_by("pk").values_list("pk", flat=True)[:50]]
    press(client, address, id=ids[1:], verb="show")
    assert Signature.objects.filter(comment_state="shown").count() == 49
    assert client.get(address).content.decode().count('<input type="checkbox" id="comment-') == 6
    press(client, address, id=ids[:1], verb="hide", reason="")
    assert Signature.objects.get(pk=ids[0]).comment_state == "hidden"
    assert SignatureEvent.objects.filter(kind="comment_hidden", by__username="editor").count() == 1
    for queue in ("public", "hidden", "reported", "nonsense"):
        assert client.get(address, {"queue": queue, "petition": petition.pk}).status_code == 200


def test_no_comment_is_ticked_at_first_and_all_that_are_shown_are_let_through_by_a_button_of_their_own(
    petition, editor_with, client
):
    for number in (1, 2):
        written(petition, number)
    editor_with("view", "change")
    address = reverse("signatures:comments")
    page = BeautifulSoup(client.get(address).content, "html.parser")
    assert not page.select("input[name=id][checked]")
    ticking, all_shown = (form for form in page.select("form[method=post]") if form.select("[name=verb]"))
    assert [button["value"] for button in ticking.select("[name=verb]")] == ["show", "feature", "hide"]
    answer = client.post(address, {"verb": "hide"}, follow=True)
    assert "tick the comments that are meant" in answer.content.decode()
    assert set(Signature.objects.values_list("comment_state", flat=True)) == {"waiting"}
    sent = [(field["name"], field["value"]) for field in all_shown.select("input")]
    client.post(address, {"verb": "show"} | {name: [value for one, value in sent if one == name] for name, _ in sent})
    assert set(Signature.objects.values_list("comment_state", flat=True)) == {"shown"}


def test_one_after_the_other(petition, editor_with, client):
    first, second = written(petition, 1), written(petition, 2)
    editor_with("view", "change")
    address = reverse("signatures:comments_next")
    assert f'value="{first.pk}"' in client.get(address).content.decode()
    assert f'value="{second.pk}"' in client.get(address, {"after": first.pk}).content.decode()
    press(client, address, verb="feature")
    assert f'value="{second.pk}"' in client.get(address).content.decode()
    press(client, address, verb="show")
    assert "Nothing more waits" in client.get(address).content.decode()
    assert client.post(address, {"id": "x", "verb": "show"}).status_code == 302


def test_who_may_only_read_lets_nothing_through(petition, editor_with, client):
    signature = written(petition)
    editor_with("view")
    client.post(reverse("signatures:comments"), {"id": [signature.pk], "verb": "show"})
    client.post(reverse("signatures:comments_next"), {"id": signature.pk, "verb": "show"})
    assert Signature.objects.get().comment_state == "waiting"


def test_the_first_page_says_how_many_wait(petition, editor_with, client):
    written(petition, 1)
    written(petition, 2, show_comment=False)
    editor_with("view", "change")
    assert "Comments to look at: 1" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_reasons_are_written_in_the_admin(admin_client, db):
    answer = admin_client.post(reverse("comment_reasons:add"), {"name": "Ads", "language": "", "words": "It sells."})
    assert answer.status_code == 302
    assert CommentReason.objects.get().words == "It sells."


@pytest.mark.parametrize("page", ["comments", "comments_next"])
def test_a_number_too_long_to_be_read_changes_nothing(petition, editor_with, client, page):
    signature = written(petition, 1)
    editor_with("view", "change")
    endless = "9" * 5000
    answer = client.post(f"{reverse(f'signatures:{page}')}?petition={endless}", {"id": endless, "verb": "hide"})
    assert answer.status_code == 302
    signature.refresh_from_db()
    assert signature.comment_state != "hidden"


# -- what the editor saw -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["show", "feature", "hide"])
@pytest.mark.parametrize("page", ["comments", "comments_next"])
@pytest.mark.parametrize("change", [{"comment": "Buy my pills"}, {"given_name": "Pills"}], ids=["words", "name"])
def test_words_that_changed_meanwhile_are_shown_again(petition, editor_with, client, page, verb, change):
    signature, other = written(petition, 1), written(petition, 2)
    editor_with("view", "change")
    address = reverse(f"signatures:{page}")
    opened = carried(client.get(address)) | {"id": [signature.pk, other.pk] if page == "comments" else signature.pk}
    correct(signature=signature, changes=change)
    answer = client.post(address, opened | {"verb": verb}, follow=True)
    assert says(answer, "1 comment was left as it is: since you opened the page its writer said something else.")
    assert says(answer, next(iter(change.values())))
    signature.refresh_from_db()
    assert signature.comment_state == "waiting"
    press(client, address, id=signature.pk, verb=verb)
    signature.refresh_from_db()
    assert signature.comment_state != "waiting"


@pytest.mark.parametrize("action", ["show-comment", "feature-comment", "hide-comment"])
def test_words_that_changed_meanwhile_are_shown_again_on_the_signature_too(petition, editor_with, client, action):
    signature = written(petition)
    editor_with("view", "change")
    page, do = reverse("signatures:inspect", args=[signature.pk]), reverse("signatures:do", args=[signature.pk, action])
    opened = carried(client.get(page))
    correct(signature=signature, changes={"comment": "Buy my pills"})
    assert says(client.post(do, opened, follow=True), "since you opened the page its writer said something else")
    assert Signature.objects.get().comment_state == "waiting"
    client.post(do, carried(client.get(page)))
    assert Signature.objects.get().comment_state != "waiting"


def test_a_post_that_says_nothing_of_what_was_seen_lets_nothing_through(petition, editor_with, client):
    signature = written(petition)
    editor_with("view", "change")
    client.post(reverse("signatures:comments"), {"id": [signature.pk], "verb": "show"})
    client.post(reverse("signatures:do", args=[signature.pk, "show-comment"]))
    assert Signature.objects.get().comment_state == "waiting"


@pytest.mark.parametrize("verb", [show_comment, feature_comment, hide_comment])
def test_each_verb_refuses_other_words_than_those_that_were_seen(petition, verb):
    signature = written(petition)
    shown = digest(public_words(signature))
    Signature.objects.update(comment="Buy my pills")
    with pytest.raises(ChangedMeanwhileError):
        verb(signature=signature, by=None, shown=shown)
    assert Signature.objects.get().comment_state == "waiting"
