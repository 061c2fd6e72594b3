"""The representative confirms by the link in the mail: by a button, never by opening the page."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from wagtail.models import WorkflowState

from campaign.mail.delivering.delivery import deliver
from endorsers.mails import links
from endorsers.mails.delivery import outbox
from endorsers.mails.links import Purpose
from endorsers.models import EndorsementContact, Endorser, EndorserEvent
from endorsers.moderation.review import begin_due_reviews
from endorsers.tests.representatives import confirmed, submitted

pytestmark = pytest.mark.usefixtures("endorsers_page")
Kind = EndorserEvent.Kind


def path(contact, purpose=Purpose.CONFIRM):
    return links.link_path(contact, purpose)


def reviews(endorser):
    return WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Endorser), object_id=str(endorser.pk)
    )


def test_the_mail_leads_to_a_page_that_shows_what_was_entered(client):
    contact = submitted()
    deliver(outbox)
    assert mail.outbox[0].to == ["amara@rivers.example"]
    assert path(contact).split(".")[0] in mail.outbox[0].body
    html = client.get(path(contact)).content.decode()
    for part in ("River Communities Network", "A river is not a drain.", "Ohio", "Yes, we endorse"):
        assert part in html


def test_opening_the_page_changes_nothing_however_often(client):
    contact = submitted()
    for method in (client.get, client.head, client.get):
        assert method(path(contact)).status_code == 200
    contact.refresh_from_db()
    assert (contact.confirmed_at, contact.review_due_at) == (None, None)
    assert not contact.endorser.events.exclude(kind=Kind.SUBMITTED).exists()


def test_the_button_confirms_once_and_again_is_harmless(client):
    contact = submitted()
    for _press in range(3):
        response = client.post(path(contact), follow=True)
        assert "Confirmed, thank you." in response.content.decode()
    contact.refresh_from_db()
    assert contact.is_confirmed
    assert contact.endorser.events.filter(kind=Kind.CONFIRMED).count() == 1
    assert not contact.endorser.live


def test_the_review_begins_only_after_the_confirmation(client, django_capture_on_commit_callbacks):
    contact = submitted()
    begin_due_reviews()
    assert not reviews(contact.endorser).exists()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(path(contact))
    state = reviews(contact.endorser).get()
    assert (state.status, state.requested_by) == ("in_progress", None)
    assert EndorsementContact.objects.get().review_due_at is None


def test_who_withdrew_can_not_confirm_any_more(client):
    contact = submitted()
    client.post(f"{path(contact, Purpose.MANAGE)}withdraw/")
    assert client.post(path(contact)).status_code == 409
    contact.refresh_from_db()
    assert not contact.is_confirmed


def test_another_site_can_not_press_the_button(client):
    contact = submitted()
    response = client.post(path(contact), headers={"sec-fetch-site": "cross-site"})
    assert response.status_code == 403
    contact.refresh_from_db()
    assert not contact.is_confirmed


@pytest.mark.parametrize(
    ("email", "website", "own"),
    [
        ("amara@rivers.example", "https://www.rivers.example/", True),
        ("amara@mail.rivers.example", "https://rivers.example", True),
        ("amara@rivers.example", "https://ohio.rivers.example/home", True),
        ("amara@gmail.com", "https://rivers.example", False),
        ("amara@gmail.com", "https://gmail.com", False),
        ("amara@notrivers.example", "https://rivers.example", False),
        ("amara@rivers.example.evil.example", "https://rivers.example", False),
        ("amara@rivers.example", "", False),
    ],
)
def test_an_address_at_the_own_domain_is_proof_and_another_one_is_not_refused(email, website, own):
    assert confirmed(contact_email=email, website=website).speaks_from_own_domain is own


def test_nothing_is_proved_before_it_is_confirmed():
    assert submitted().speaks_from_own_domain is False
