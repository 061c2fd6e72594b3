"""Editors write, look at, send and follow a mailing: two groups, and who may only write hands it in."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.urls import reverse
from wagtail.models import Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from campaign.core.models import CampaignSettings
from campaign.mailings.models import Mailing, MailingText

pytestmark = pytest.mark.django_db


def of_group(client, name):
    user = User.objects.create_user(name.lower().split()[-1], f"{name[-7:]}@example.org", "x", first_name="Wanda")
    user.groups.add(Group.objects.get(name=name))
    client.force_login(user)
    return user


@pytest.fixture
def writer(client):
    return of_group(client, "Mailing writers")


@pytest.fixture
def sender(client):
    return of_group(client, "Mailing senders")


def address(view, mailing):
    return reverse(f"mailings_admin:{view}", args=[mailing.pk])


def typed(*texts, **more):
    words = {
        "language": "en",
        "subject": "News, {given_name|friend}",
        "preheader": "",
        "body": streamfield([("heading", "What happened")]),
    }
    form = {"title": "News", "audience": "signers", "reply_to": "", "texts": inline_formset(texts or [words])}
    return nested_form_data(form) | more


def page(response):
    return response.content.decode()


def test_a_writer_makes_a_draft_for_chosen_people_and_is_told_who_gets_it(client, writer, site, signer):
    signer(country="FR")
    signer(country="US", address_confirmed_at=None)
    signer(country="US")
    response = client.post(reverse("mailings_admin:add"), typed(**{"to_signers-countries": ["US"]}))
    assert response.status_code == 302, page(response)
    draft = Mailing.objects.get()
    said = re.search(r'<div class="messages".*?</ul>', page(client.get(response["Location"])), re.DOTALL)[0]
    assert f'href="{address("check", draft)}"' in said
    assert (draft.filters, draft.live, draft.created_by) == ({"countries": ["US"]}, False, writer)
    shown = page(client.get(address("check", draft)))
    assert "1 mailbox gets it" in shown
    assert "has not confirmed the address" in shown
    assert "United States" in shown
    assert "You may write mailings; others send them" in shown
    assert "Send it now" not in shown


def test_choices_that_can_not_be_are_said_and_what_was_typed_stays(client, writer, site):
    wrong = typed(**{"to_signers-signed_from": "2026-02-01", "to_signers-signed_until": "2026-01-01"})
    response = client.post(reverse("mailings_admin:add"), wrong)
    assert "This day is before the first one." in page(response)
    assert "2026-02-01" in page(response)
    twice = [{"language": "en", "subject": one, "preheader": "", "body": streamfield([])} for one in "ab"]
    response = client.post(reverse("mailings_admin:add"), typed(*twice))
    assert "There are words in this language above" in page(response)
    assert not Mailing.objects.exists()


def test_who_may_only_write_can_not_send_by_any_address(client, writer, mailing, signer):
    signer()
    client.post(address("check", mailing), {"do": "send", "version": "0"})
    mailing.refresh_from_db()
    assert mailing.state == "draft"
    Mailing.objects.filter(pk=mailing.pk).update(state="sending", began_at="2026-01-01T00:00Z")
    assert client.post(address("report", mailing), {"do": "stop"}).status_code in (302, 403)
    mailing.refresh_from_db()
    assert mailing.state == "sending"


def test_what_a_writer_hands_in_waits_for_those_who_may_send(client, writer, site, signer):
    signer()
    client.post(reverse("mailings_admin:add"), typed() | {"action-submit": "1"})
    draft = Mailing.objects.get()
    assert draft.current_workflow_state.workflow == Workflow.objects.get(name="Mailing senders")
    assert "waits for its review" in page(client.get(reverse("mailings_admin:list")))
    of_group(client, "Mailing senders")
    home = page(client.get(reverse("wagtailadmin_home")))
    assert f'<a href="{address("edit", draft)}">To review: News</a>' in home


def test_a_sender_sends_the_version_that_was_looked_at_once(client, sender, mailing, signer):
    signer()
    mailing.title = "Better"
    mailing.save_revision()
    mailing.refresh_from_db()
    seen = mailing.latest_revision_id
    assert "Send it now to 1 mailbox" in page(client.get(address("check", mailing)))
    assert "Look at it again" in page(client.post(address("check", mailing), {"do": "send", "version": "0"}))
    response = client.post(address("check", mailing), {"do": "send", "version": seen}, follow=True)
    assert "It is on its way" in page(response)
    mailing.refresh_from_db()
    assert (mailing.state, mailing.title) == ("scheduled", "Better")
    response = client.post(address("check", mailing), {"do": "send", "version": seen}, follow=True)
    assert "Nothing was sent twice" in page(response)
    assert mailing.events.count() == 1
    assert client.get(address("edit", mailing)).url == address("report", mailing)


def test_it_is_scheduled_by_the_clocks_of_a_named_zone(client, sender, mailing, signer):
    signer()
    plan = {"do": "schedule", "version": "0", "day": "2031-07-01", "time": "09:30", "time_zone": "America/New_York"}
    response = client.post(address("check", mailing), plan | {"day": "2031-13-01"})
    assert response.status_code == 422
    assert "09:30" in page(response)
    over = client.post(address("check", mailing), plan | {"day": "2020-07-01"})
    assert over.context["schedule"].errors["time"] == ["This time is over. Choose a later one, or send it now."]
    client.post(address("check", mailing), plan)
    mailing.refresh_from_db()
    assert mailing.scheduled_for.isoformat() == "2031-07-01T13:30:00+00:00"
    assert "America/New_York" in page(client.get(address("report", mailing)))
    client.post(address("report", mailing), {"do": "take_back"})
    mailing.refresh_from_db()
    assert mailing.state == "draft"


def test_the_checklist_keeps_what_is_not_ready(client, sender, mailing, signer, site):
    signer()
    CampaignSettings.objects.filter(site=site).update(postal_address="")
    response = client.post(address("check", mailing), {"do": "send", "version": "0"})
    assert "no postal address" in page(response)
    assert "wagtailsettings" not in page(response)  # nor a link to settings that a sender may not change
    MailingText.objects.update(subject="To {nobody}")
    assert f'<a href="{address("edit", mailing)}#tab-words">“{{nobody}}”' in page(client.get(address("check", mailing)))
    mailing.refresh_from_db()
    assert mailing.state == "draft"


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_what_the_checklist_finds_links_to_its_tab_in_each_language(client, sender, mailing, signer, language):
    from wagtail.users.models import UserProfile

    signer()
    UserProfile.objects.create(user=sender, preferred_language=language)
    MailingText.objects.update(subject="To {nobody}")
    CampaignSettings.objects.update(contact_email="")
    form = page(client.get(address("edit", mailing)))
    for link in re.findall(rf'{address("edit", mailing)}#([\w-]+)"', page(client.get(address("check", mailing)))):
        assert f'id="{link}"' in form
    assert f'lang="{language}"' in form
    assert 'id="tab-words"' in form
    assert 'id="tab-choices"' in form


def test_a_test_goes_to_oneself_alone_and_its_link_ends_nobodys_mails(client, writer, mailing, signer):
    signer()
    response = client.post(address("check", mailing), {"do": "test"}, follow=True)
    assert f"The test is on its way to {writer.email}.\n" in page(response)
    (test,) = mail.outbox
    assert test.to == [writer.email]
    assert test.subject == "The talks begin, Wanda"
    assert "List-Unsubscribe" not in test.extra_headers


def test_the_preview_shows_readers_masked_and_their_words_never_as_html(client, writer, mailing, signer):
    signer("mallory@example.org", given_name="<b>Mallory</b>", family_name="Writer")
    shown = page(client.get(address("preview", mailing), {"reader": "0"}))
    assert "m…@example.org" in shown
    assert "Mallory" not in shown
    framed = client.get(address("preview_mail", mailing), {"reader": "0", "dark": ""})
    assert "@media all" in page(framed)
    assert "sandbox" in framed.headers["Content-Security-Policy"]


def test_a_number_too_long_to_be_read_is_none(client, sender, mailing, signer):
    signer()
    endless = "9" * 5000
    assert client.get(address("preview", mailing), {"reader": endless}).status_code == 200
    answer = client.post(address("check", mailing), {"do": "send", "version": endless})
    assert "Look at it again" in page(answer)


def test_the_report_has_totals_and_leads_to_a_correction(client, sender, mailing, signer):
    from django.utils import timezone

    from campaign.mailings.models import MailingNumbers, Recipient

    now = timezone.now()
    Mailing.objects.filter(pk=mailing.pk).update(state="sent", began_at=now, ended_at=now)
    MailingNumbers.objects.create(mailing=mailing, recipients=3, sent=2, refused=1, unsubscribed=1)
    mailing.links.create(number=1, url="https://example.org/a", clicks=7)
    Recipient.objects.create(mailing=mailing, mailbox="a", who=signer().pk, state="sent", sent_at=now, due_at=None)
    shown = page(client.get(address("report", mailing)))
    assert "https://example.org/a" in shown
    client.post(address("report", mailing), {"do": "correct"})
    correction = Mailing.objects.get(corrects=mailing)
    assert correction.texts.get().subject.startswith("Correction: ")
    assert not correction.live
    assert "1 mailbox gets it" in page(client.get(address("check", correction)))
    assert "The text is empty." in page(client.get(address("check", correction)))
    assert client.get(address("edit", correction)).status_code == 200
