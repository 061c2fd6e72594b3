"""The organization's own page: what it changes is reviewed before it shows."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from wagtail.models import Site

from campaign.core.models import CampaignImage
from campaign.mail.delivering.delivery import deliver
from campaign.mailings.audiences import LeftOut
from campaign.mailings.choosing.own_mailings import why_none
from endorsers.logos import accepting as logos
from endorsers.logos.cleaning import clean_logo
from endorsers.mails import links
from endorsers.mails.delivery import outbox
from endorsers.mails.links import Purpose
from endorsers.models import EndorsementContact, Endorser, EndorserEvent
from endorsers.moderation.review import begin_due_reviews
from endorsers.tests.representatives import confirmed, picture, shown, submitted, upload
from endorsers.tests.test_confirming import reviews

pytestmark = pytest.mark.usefixtures("endorsers_page")
Kind = EndorserEvent.Kind
SAME = {
    "website": "https://www.rivers.example/",
    "region": "Ohio",
    "quote": "A river is not a drain.",
    "contact_name": "Amara Example",
    "contact_role": "Director",
    "contact_email": "amara@rivers.example",
}


def path(contact, act=""):
    contact = EndorsementContact.objects.get(pk=contact.pk)
    return links.link_path(contact, Purpose.MANAGE) + (f"{act}/" if act else "")


def change(client, contact, **changes):
    return client.post(path(contact, "change"), SAME | changes, follow=True)


def wall(client):
    return client.get("/endorsers/").content.decode()


def test_it_says_where_the_endorsement_stands_and_what_is_entered(client):
    html = client.get(path(confirmed())).content.decode()
    for part in ("under review", "A river is not a drain.", "Ohio", "Amara Example", "amara@rivers.example"):
        assert part in html


def choose(client, contact, news):
    return client.post(path(contact, "mails"), {"news": news}, follow=True)


def chosen(client, contact):
    form = BeautifulSoup(client.get(path(contact)).content, "html.parser")
    return form.select_one("input[name=news][checked]")["value"]


def reason(contact):
    """Why the contact gets no small news; empty for who gets it."""
    return why_none("endorsers", Site.objects.get(is_default_site=True), contact.pk, contact.canonical_email)


def test_a_representative_chooses_which_mails_come_to_the_mailbox(client):
    contact = shown(may_contact=True)
    other = shown(name="Second River Network", website="https://second.example/", may_contact=True)
    assert (chosen(client, contact), reason(contact)) == ("all", LeftOut.NOBODY)
    assert "Your choice of mails is saved" in choose(client, contact, "big").content.decode()
    assert [reason(one) for one in (contact, other)] == [LeftOut.SMALL_NEWS] * 2
    assert chosen(client, contact) == "big"
    choose(client, contact, "none")
    assert [reason(one) for one in (contact, other)] == [LeftOut.NOT_ASKED] * 2
    assert Endorser.objects.filter(live=True).count() == 2
    assert chosen(client, other) == "none"
    choose(client, contact, "all")
    assert (chosen(client, contact), reason(contact)) == ("all", LeftOut.NOBODY)


def test_a_choice_of_mails_that_there_is_not_is_said_beside_the_field(client):
    contact = shown(may_contact=True)
    response = choose(client, contact, "everything")
    assert response.status_code == 422
    assert "Choose one." in response.content.decode()
    assert reason(contact) == LeftOut.NOBODY


@pytest.mark.parametrize("act", ["change", "withdraw"])
def test_opening_an_act_does_nothing(client, act):
    contact = shown()
    assert client.get(path(contact, act)).status_code == 303
    assert Endorser.objects.get().live


def test_a_change_to_what_was_turned_down_meanwhile_is_said_to_be_lost(client):
    contact = confirmed()
    Endorser.objects.update(rejected_at="2026-05-01T12:00:00Z")
    assert "Nothing was saved" in change(client, contact, quote="Rivers first.").content.decode()


def test_a_change_waits_for_its_review_while_the_old_words_stay_on_the_wall(client):
    contact = shown()
    html = change(client, contact, quote="Rivers first.").content.decode()
    assert "Your changes are saved. They are shown once we have read them." in html
    assert "your change is under review" in html
    assert "A river is not a drain." in wall(client)
    begin_due_reviews()
    assert reviews(contact.endorser).filter(status="in_progress").count() == 1
    Endorser.objects.get().get_latest_revision().publish()
    assert "Rivers first." in wall(client)


def test_each_change_begins_the_review_anew_on_the_newest_version(client):
    contact = confirmed()
    begin_due_reviews()
    for quote in ("One.", "Two."):
        change(client, contact, quote=quote)
        begin_due_reviews()
    states = reviews(contact.endorser)
    assert sorted(states.values_list("status", flat=True)) == ["cancelled", "cancelled", "in_progress"]
    current = states.get(status="in_progress").current_task_state
    assert current.revision.content["quote"] == "Two."


def test_saving_without_a_change_begins_no_review(client):
    contact = shown()
    EndorsementContact.objects.update(review_due_at=None)
    assert "Nothing was changed." in change(client, contact).content.decode()
    assert EndorsementContact.objects.get().review_due_at is None


def test_e2_a_logo_is_added_later_by_the_mailed_link_and_reviewed_before_it_shows(client):
    contact = shown()
    deliver(outbox)
    assert path(contact).split(".")[0] in mail.outbox[-1].body
    change(client, contact, logo=upload(), may_show_logo="on")
    assert not CampaignImage.objects.exists()
    assert "<img" not in wall(client)
    preview = client.get(path(contact, "logo"))
    assert (preview["Content-Type"], preview["Cache-Control"]) == ("image/png", "no-store")
    assert "sandbox" in preview["Content-Security-Policy"]
    Endorser.objects.get().get_latest_revision().publish()
    assert "<img" in wall(client)


def test_a_second_logo_replaces_the_first_one_that_still_waits(client):
    contact = confirmed(logo=logos.keep(clean_logo(picture())))
    change(client, contact, logo=upload(picture((200, 200))), may_show_logo="on")
    Endorser.objects.get().get_latest_revision().publish()
    image = CampaignImage.objects.get()
    assert (image.width, image.height) == (200, 200)


def test_a_logo_that_came_after_the_version_which_is_published_stays_unseen(client):
    contact = confirmed(logo=logos.keep(clean_logo(picture())))
    seen = contact.endorser.get_latest_revision()
    change(client, contact, logo=upload(picture((200, 200))), may_show_logo="on")
    seen.publish()
    image = CampaignImage.objects.get()
    assert (image.width, image.height) == (300, 120)
    assert Endorser.objects.get().get_latest_revision_as_object().new_logo is not None


def test_the_logo_can_be_taken_away(client):
    contact = shown(logo=logos.keep(clean_logo(picture())), may_show_logo=True)
    change(client, contact, drop_logo="on", may_show_logo="on")
    Endorser.objects.get().get_latest_revision().publish()
    assert Endorser.objects.get().logo is None


def test_a_faulty_change_keeps_what_was_typed_and_the_logo(client):
    response = change(client, shown(), quote="x" * 601, logo=upload(name="ours.png"), may_show_logo="on")
    html = response.content.decode()
    assert response.status_code == 422
    assert "“ours.png” is kept" in html
    assert "x" * 601 in html


def test_the_contact_is_corrected_at_once_and_nobody_reviews_that(client):
    contact = shown()
    EndorsementContact.objects.update(review_due_at=None)
    change(client, contact, contact_name="Ama Example", contact_role="")
    contact.refresh_from_db()
    assert (contact.name, contact.role, contact.review_due_at) == ("Ama Example", "", None)


def test_another_address_counts_only_when_its_owner_confirms(client):
    contact = shown()
    deliver(outbox)
    change(client, contact, contact_email="next@rivers.example")
    contact.refresh_from_db()
    assert (contact.email, contact.new_email) == ("amara@rivers.example", "next@rivers.example")
    deliver(outbox)
    assert mail.outbox[-1].to == ["next@rivers.example"]
    old_page, address_page = path(contact), links.link_path(contact, Purpose.ADDRESS)
    assert client.get(address_page).status_code == 200
    contact.refresh_from_db()
    assert contact.email == "amara@rivers.example"
    assert client.post(address_page).status_code == 303
    contact.refresh_from_db()
    assert (contact.email, contact.canonical_email, contact.new_email) == ("next@rivers.example",) * 2 + ("",)
    assert client.get(old_page).status_code == 410
    assert client.post(address_page).status_code == 303


def test_withdrawn_it_is_gone_from_the_wall_at_once_and_the_record_stays(client):
    contact = shown()
    change(client, contact, quote="Rivers first.")
    begin_due_reviews()
    html = client.post(path(contact, "withdraw"), follow=True).content.decode()
    assert "The endorsement is withdrawn." in html
    assert "River Communities" not in wall(client)
    endorser = Endorser.objects.get()
    assert (endorser.live, endorser.withdrawn_at is not None) == (False, True)
    assert not reviews(endorser).filter(status="in_progress").exists()
    assert endorser.events.filter(kind=Kind.WITHDRAWN).count() == 1


def test_withdrawn_twice_is_withdrawn_once(client):
    contact = shown()
    for _press in range(2):
        client.post(path(contact, "withdraw"))
    assert Endorser.objects.get().events.filter(kind=Kind.WITHDRAWN).count() == 1


def test_an_old_version_published_by_accident_does_not_bring_a_withdrawn_one_back(client):
    contact = shown()
    client.post(path(contact, "withdraw"))
    Endorser.objects.get().get_latest_revision().publish()
    assert "River Communities" not in wall(client)
    assert Endorser.objects.get().withdrawn_at is not None


def test_who_withdrew_may_endorse_again_and_is_reviewed_again(client):
    contact = shown()
    client.post(path(contact, "withdraw"))
    html = change(client, contact).content.decode()
    assert "under review" in html
    endorser = Endorser.objects.get()
    assert (endorser.withdrawn_at, endorser.live) == (None, False)
    begin_due_reviews()
    assert reviews(endorser).filter(status="in_progress").count() == 1


def test_a_change_before_the_confirmation_waits_for_that(client):
    contact = submitted()
    change(client, contact, quote="Rivers first.")
    assert begin_due_reviews() == 0
    assert Endorser.objects.get().quote == "Rivers first."
