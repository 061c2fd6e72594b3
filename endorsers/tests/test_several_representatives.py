"""Several people speak for one organization: invited, removed, handed over to."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from campaign.mail.delivering.delivery import deliver_all
from campaign.mailings.audiences import audience_named
from endorsers.mails import links
from endorsers.mails.links import Purpose
from endorsers.models import EndorsementContact, Endorser
from endorsers.privacy.erasing import erase_contact
from endorsers.privacy.retention import forget_unanswered
from endorsers.representatives.inviting import MOST, introduce, invite
from endorsers.tests.representatives import shown

Access = EndorsementContact.Access


@pytest.fixture
def amara(petition, endorsers_page):
    """The main contact of an organization on the wall."""
    return shown()


@pytest.fixture
def ben(amara):
    """Invited by her, and accepted."""
    contact = invite(main=amara, email="ben@rivers.example")
    introduce(contact=contact, name="Ben Example", role="Press", may_contact=True)
    return EndorsementContact.objects.select_related("endorser").get(pk=contact.pk)


def own(contact, path=""):
    return links.link_path(contact, Purpose.MANAGE) + path


def test_an_invitation_is_mailed_accepted_and_opens_the_kit_alone(client, amara):
    answer = client.post(own(amara, "people/"), {"email": "ben@rivers.example"}, follow=True)
    assert "The invitation is on its way" in answer.content.decode()
    assert "ben@rivers.example" in answer.content.decode()
    ben = EndorsementContact.objects.get(access=Access.KIT)
    deliver_all()
    assert own(ben) in next(letter.body for letter in mail.outbox if letter.to == [ben.email])
    assert client.get(own(ben, "kit/")).status_code == 404
    assert "Accept the invitation" in client.get(own(ben)).content.decode()
    values = {"name": "Ben Example", "role": "Press", "may_contact": "on"}
    page = client.post(own(ben, "introduce/"), values, follow=True).content.decode()
    assert "The kit is yours to use" in page
    ben.refresh_from_db()
    assert (ben.name, ben.is_confirmed, ben.may_contact) == ("Ben Example", True, True)
    assert "You may write to me" in ben.consent_words
    assert client.get(own(ben, "kit/")).status_code == 200


@pytest.mark.parametrize("path", ["change/", "withdraw/", "people/"])
def test_who_has_the_kit_changes_nothing_of_the_organization(client, amara, ben, path):
    answer = client.post(own(ben, path), {"quote": "Buy our things", "email": "eve@rivers.example"})
    assert answer["Location"] == own(ben)
    amara.endorser.refresh_from_db()
    assert amara.endorser.withdrawn_at is None
    assert not amara.endorser.has_unpublished_changes
    assert EndorsementContact.objects.count() == 2


def test_who_has_the_kit_removes_nobody_and_takes_nothing(client, amara, ben):
    for act in ("remove", "main"):
        client.post(own(ben, f"people/{amara.pk}/{act}/"))
    client.post(own(ben, "vacant/"))
    amara.refresh_from_db()
    assert amara.is_main
    assert "Withdraw" not in client.get(own(ben)).content.decode()


def test_nobody_reaches_the_people_of_another_organization(client, amara, ben):
    other = shown(name="Lake Friends", website="https://lakes.example/", contact_email="eve@lakes.example")
    for act in ("remove", "main"):
        client.post(own(other, f"people/{ben.pk}/{act}/"))
    ben.refresh_from_db()
    assert ben.access == Access.KIT


def test_the_main_contact_hands_over_and_both_are_told(client, amara, ben):
    EndorsementContact.objects.filter(pk=amara.pk).update(may_show_logo=True, review_due_at=timezone.now())
    client.post(own(amara, f"people/{ben.pk}/main/"))
    amara.refresh_from_db()
    ben.refresh_from_db()
    assert (amara.access, ben.access) == (Access.KIT, Access.MAIN)
    assert (ben.may_show_logo, bool(ben.review_due_at), amara.review_due_at) == (True, True, None)
    assert (amara.owed_mail, ben.owed_mail) == ("handed_over", "handed_over")
    assert "Add a logo or change what is shown" in client.get(own(ben)).content.decode()


def test_the_main_contact_removes_somebody_with_their_data(client, amara, ben):
    client.post(own(amara, f"people/{ben.pk}/remove/"))
    assert not EndorsementContact.objects.filter(pk=ben.pk).exists()
    assert client.get(own(ben)).status_code == 410
    assert [event.kind for event in amara.endorser.events.all()[:2]] == ["erased", "joined"]


def test_when_the_main_contact_has_left_another_one_takes_over(client, amara, ben):
    erase_contact(contact=amara)
    ben.endorser.refresh_from_db()
    assert ben.endorser.live
    assert "Become the main contact" in client.get(own(ben)).content.decode()
    client.post(own(ben, "vacant/"))
    ben.refresh_from_db()
    assert ben.is_main


def test_who_is_quoted_and_erased_is_named_in_no_version(client, amara):
    endorser = amara.endorser
    endorser.quote_speaker = "Amara Example, director"
    endorser.save_revision().publish()
    erase_contact(contact=amara)
    endorser.refresh_from_db()
    assert (endorser.quote_speaker, endorser.quote) == ("", "A river is not a drain.")
    assert not any("Amara" in str(revision.content) for revision in endorser.revisions.all())


def test_invitations_are_few_and_to_nobody_twice(amara, ben):
    with pytest.raises(ValidationError, match="already"):
        invite(main=amara, email="Ben@Rivers.example")
    with pytest.raises(ValidationError, match="already"):
        invite(main=amara, email=amara.email)
    tomorrow = timezone.now() + timedelta(days=1)
    for number in range(MOST - 1):
        invite(main=amara, email=f"p{number}@rivers.example", now=tomorrow)
    with pytest.raises(ValidationError, match="remove somebody"):
        invite(main=amara, email="more@rivers.example", now=tomorrow)


def test_an_invitation_that_nobody_answers_is_forgotten(amara):
    invite(main=amara, email="ben@rivers.example")
    assert forget_unanswered(now=timezone.now() + timedelta(days=30)) == 0
    assert forget_unanswered(now=timezone.now() + timedelta(days=32)) == 1
    assert EndorsementContact.objects.get() == amara


def test_each_has_their_own_tick_for_mailings_and_all_are_exported(client, admin_client, amara, ben):
    audience = audience_named("endorsers")
    site = amara.endorser.site
    reached = audience.chosen(site, audience.filters()).filter(reason="")
    assert [contact.pk for contact in reached] == [ben.pk]
    lines = b"".join(admin_client.get(reverse("endorsers_admin:export"), {"contacts": "on"}).streaming_content)
    assert b"amara@rivers.example" in lines
    assert lines.count(b"\n") == 2


def test_lists_of_many_ask_for_their_contacts_once(amara, ben, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert [endorser.contact for endorser in Endorser.objects.for_moderation()] == [amara]
