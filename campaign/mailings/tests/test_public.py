"""What the public sees of mailings: one's own page, the archive, the update's page, the API, webhooks."""

import pytest
from django.urls import reverse
from django.utils import timezone

from campaign.mailings.choosing.mailbox_keys import mailbox_key
from campaign.mailings.models import Mailbox, Mailing, MailingEvent, MailingRendering, Recipient
from campaign.mailings.sending.beginning import fix_words
from petition.mails import links
from petition.mails.links import Purpose
from petition.privacy.own_data import as_json
from petition.signing.withdrawing import erase

pytestmark = pytest.mark.django_db


def page(response):
    return response.content.decode()


@pytest.fixture
def sent(mailing, signer):
    """The mailing as it was sent to one signer, who is named ``to``."""
    now = timezone.now()
    mailing.to = signer()
    fix_words(mailing)
    key = mailbox_key(mailing.to.canonical_email)
    Recipient.objects.create(mailing=mailing, mailbox=key, who=mailing.to.pk, state="sent", sent_at=now, due_at=None)
    Mailing.objects.filter(pk=mailing.pk).update(state="sent", began_at=now, ended_at=now)
    return mailing


def choose(client, signature, news):
    return client.post(links.link_path(signature, Purpose.MANAGE) + "mails/", {"news": news}, follow=True)


def test_a_signer_sees_what_was_sent_and_chooses_for_the_mailbox(client, sent, signer):
    own = sent.to
    other = signer(own.email, household_place=1)
    shown = page(client.get(links.link_path(own, Purpose.MANAGE)))
    assert MailingRendering.objects.get().subject in shown.replace("&#x27;", "'")
    assert 'value="all"' in shown
    assert "Your choice of mails is saved" in page(choose(client, own, "big"))
    assert Mailbox.objects.get().news == "big"
    assert client.get(links.link_path(own, Purpose.MANAGE) + "mails/").status_code == 303
    choose(client, own, "none")
    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.subscribe, other.subscribe) == (False, False)
    choose(client, own, "all")
    own.refresh_from_db()
    box = Mailbox.objects.get()
    assert (own.subscribe, box.news, box.unsubscribed_at) == (True, "all", None)


def test_a_choice_that_there_is_not_is_said_beside_the_field(client, sent):
    response = choose(client, sent.to, "everything")
    assert response.status_code == 422
    assert "Choose one." in page(response)


def test_who_chooses_again_gets_mails_again_though_some_came_back(client, sent):
    key = mailbox_key(sent.to.canonical_email)
    Mailbox.objects.create(mailbox=key, suppressed="bounced", suppressed_at=timezone.now(), status="5.1.1")
    assert "No mails are sent to you at present" in page(client.get(links.link_path(sent.to, Purpose.MANAGE)))
    choose(client, sent.to, "all")
    assert Mailbox.objects.get().suppressed == ""


def test_ones_data_names_the_mailings_and_an_erasure_forgets_them(sent):
    assert [one["subject"] for one in as_json(sent.to)["mailings"]] == [MailingRendering.objects.get().subject]
    erase(signature=sent.to)
    assert not Recipient.objects.exclude(mailbox=None).exists()


def test_the_archive_shows_what_editors_chose_without_names(client, sent):
    assert client.get(reverse("mailings:archived", args=[sent.pk])).status_code == 404
    Mailing.objects.filter(pk=sent.pk).update(in_archive=True)
    assert "The talks begin, friend" in page(client.get(reverse("mailings:archive")))
    shown = page(client.get(reverse("mailings:archived", args=[sent.pk])))
    assert "Dear friend, thank you for" in shown
    assert "{" not in shown.split("<article")[1].split("</article>")[0]


@pytest.fixture
def update(petition):
    from petition.models import PetitionUpdatePage

    post = PetitionUpdatePage(title="They answered", slug="they-answered", introduction="<p>In a letter.</p>")
    return petition.add_child(instance=post)


def _unpublish(petition):
    petition.unpublish()


def _delete(petition):
    from petition.models import Signature

    Signature.objects.all().delete()
    petition.delete()


@pytest.mark.parametrize("goes", [_unpublish, _delete])
def test_the_archive_outlives_the_petition_and_leads_nowhere_dead(client, admin_user, sent, update, petition, goes):
    text = sent.texts.get()
    chosen = {"page": petition, "url": "", "label": "Sign"}
    text.body = [
        ("text", f'<p>“{{petition}}”, <a linktype="page" id="{petition.pk}">the petition</a></p>'),
        ("call_to_action", {"heading": "Act", "text": "", "link": chosen}),
    ]
    text.save()
    Mailing.objects.filter(pk=sent.pk).update(in_archive=True, update=update, filters={"petitions": [petition.pk]})
    address = reverse("mailings:archived", args=[sent.pk])
    before = page(client.get(address))
    assert before.count(f'href="{petition.url}') == 3
    assert f'href="{update.url}"' in before
    goes(petition)
    after = client.get(address)
    assert after.status_code == 200
    assert "the petition" in page(after)
    assert f'href="{petition.url}' not in page(after)
    assert f'href="{reverse("mailings:archive")}"' in page(after)
    client.force_login(admin_user)
    assert client.get(reverse("mailings_admin:report", args=[sent.pk])).status_code == 200


def test_an_update_that_was_mailed_says_so_on_its_page_and_in_the_api(client, sent, update, petition):
    address = f"/api/campaign/v1/petitions/{petition.pk}/updates/"
    (listed,) = client.get(address).json()["items"]
    assert (listed["title"], listed["introduction"]["text"]) == ("They answered", "In a letter.")
    assert listed["mailed_at"] is None
    Mailing.objects.filter(pk=sent.pk).update(update=update)
    assert "Sent by mail to those who signed" in page(client.get(update.url))


def test_an_update_becomes_a_draft_for_its_petitions_signers(client, admin_user, update, petition, site):
    client.force_login(admin_user)
    client.post(reverse("update_mailing", args=[update.pk]))
    draft = Mailing.objects.get()
    assert (draft.kind, draft.update_id, draft.live) == ("update", update.pk, False)
    assert draft.filters == {"petitions": [petition.pk]}
    assert draft.texts.get().subject == "They answered"
    assert draft.texts.get().body.raw_data[0]["value"] == "<p>In a letter.</p>"


def test_a_webhook_tells_of_a_mailing_that_was_sent(sent):
    from campaign.webhooks.events import streams

    MailingEvent.objects.create(mailing=sent, kind="sent", at=timezone.now())
    (stream,) = [one for one in streams() if one.events == {"mailing.sent"}]
    (told,) = stream.occurrences(list(stream.rows()))
    assert told.data["subjects"] == {"en": MailingRendering.objects.get().subject}
    assert "@" not in str(told.data)


def test_an_editor_sees_why_a_signer_gets_none_and_lifts_what_came_back(client, admin_user, sent):
    client.force_login(admin_user)
    key = mailbox_key(sent.to.canonical_email)
    Mailbox.objects.create(mailbox=key, suppressed="full", suppressed_at=timezone.now(), status="5.2.2")
    shown = page(client.get(reverse("signatures:inspect", args=[sent.to.pk])))
    assert "Gets none: has a mailbox that took no mail several times." in shown
    client.post(reverse("signatures:lift", args=[sent.to.pk]))
    assert "Gets them." in page(client.get(reverse("signatures:inspect", args=[sent.to.pk])))
