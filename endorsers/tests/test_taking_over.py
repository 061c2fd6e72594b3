"""Somebody asks to speak for an organization whose representative may have left."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from campaign.mail.delivering.delivery import deliver_all
from endorsers.mails import links
from endorsers.mails.links import Purpose
from endorsers.models import EndorsementContact
from endorsers.privacy.erasing import erase_contact
from endorsers.representatives.asking import OBJECT_WITHIN, hand_over_due, proves
from endorsers.tests.representatives import shown

Access = EndorsementContact.Access
ASK = {"name": "Chi Example", "role": "Coordinator", "email": "chi@rivers.example"}


@pytest.fixture
def amara(petition, endorsers_page):
    return shown()


def own(contact, path=""):
    return links.link_path(contact, Purpose.MANAGE) + path


def ask(client, amara, **changes):
    return client.post(f"/endorsers/{amara.endorser.slug}/access/", ASK | changes)


@pytest.fixture
def chi(client, amara):
    """Who asked from the organization's own domain, and confirmed."""
    ask(client, amara)
    contact = EndorsementContact.objects.select_related("endorser").get(access=Access.ASKED)
    client.post(own(contact, "introduce/"))
    contact.refresh_from_db()
    return contact


def later(days=0):
    return timezone.now() + OBJECT_WITHIN + timedelta(days=days, minutes=1)


def test_from_the_own_domain_somebody_takes_over_after_a_week_in_which_the_others_know(client, amara, chi):
    assert chi.takes_over_at
    deliver_all()
    told = next(letter for letter in mail.outbox if "Somebody asks to speak" in letter.subject)
    assert told.to == [amara.email]
    page = client.get(own(amara)).content.decode()
    assert "chi@rivers.example" in page
    assert "I object" in page
    assert hand_over_due(now=timezone.now() + timedelta(days=6)) == 0
    assert hand_over_due(now=later()) == 1
    amara.refresh_from_db()
    chi.refresh_from_db()
    assert (amara.access, chi.access) == (Access.KIT, Access.MAIN)
    assert chi.endorser.events.filter(kind="handed_over").get().details == {"contact": chi.pk, "asked": True}


def test_an_objection_leaves_it_to_the_editors(client, amara, chi):
    client.post(own(amara, f"people/{chi.pk}/object/"))
    assert hand_over_due(now=later(100)) == 0
    assert "We look at your request" in client.get(own(chi)).content.decode()


def test_who_asks_sees_and_does_nothing_of_the_organization(client, amara, chi):
    page = client.get(own(chi)).content.decode()
    assert "Amara" not in page
    assert client.get(own(chi, "kit/")).status_code == 404
    client.post(own(chi, "vacant/"))
    client.post(own(chi, "withdraw/"))
    assert client.post(own(chi, f"people/{amara.pk}/object/")).status_code in (303, 404)
    chi.refresh_from_db()
    assert chi.access == Access.ASKED
    erase_contact(contact=amara)
    client.post(own(chi, "vacant/"))
    chi.refresh_from_db()
    assert chi.access == Access.ASKED


def test_after_a_take_over_nobody_is_removed_for_a_month_and_an_editor_gives_it_back(client, admin_client, amara, chi):
    hand_over_due(now=later())
    chi.refresh_from_db()
    refused = client.post(own(chi, f"people/{amara.pk}/remove/"))
    assert refused.status_code == 409
    assert "30 days" in refused.content.decode()
    address = reverse("endorsers_admin:contact_main", args=[amara.endorser_id]) + f"?contact={amara.pk}"
    assert "amara@rivers.example" in admin_client.get(address).content.decode()
    admin_client.post(address)
    amara.refresh_from_db()
    assert amara.is_main


def test_editors_decide_on_what_the_domain_does_not_prove(client, admin_client, amara):
    ask(client, amara, email="chi@gmail.com")
    chi = EndorsementContact.objects.get(access=Access.ASKED)
    client.post(own(chi, "introduce/"))
    chi.refresh_from_db()
    assert (chi.is_confirmed, chi.takes_over_at) == (True, None)
    record = admin_client.get(reverse("endorsers_admin:edit", args=[amara.endorser_id])).content.decode()
    assert "waits for your decision" in record
    erase = reverse("endorsers_admin:contact_erase", args=[amara.endorser_id]) + f"?contact={chi.pk}"
    admin_client.post(erase)
    assert EndorsementContact.objects.get() == amara
    assert amara.endorser.events.filter(kind="access_refused").exists()


def test_the_answer_is_the_same_whoever_speaks_for_it(client, amara):
    answers = [ask(client, amara), ask(client, amara, email=amara.email)]
    erase_contact(contact=amara)
    answers.append(ask(client, amara, email="dee@rivers.example"))
    sent = f"/endorsers/{amara.endorser.slug}/access/sent/"
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(303, sent)}
    page = client.get(sent).content.decode()
    assert "Look into your mailbox" in page


def test_nobody_who_did_not_confirm_is_told_of_or_takes_over(client, amara):
    ask(client, amara)
    assert "chi@rivers.example" not in client.get(own(amara)).content.decode()
    assert hand_over_due(now=later(100)) == 0


def test_an_address_that_speaks_for_it_gets_its_link(client, amara):
    ask(client, amara, email=amara.email)
    amara.refresh_from_db()
    assert amara.owed_mail in ("own_link", "approved")
    assert EndorsementContact.objects.count() == 1


def test_wrong_words_and_unknown_organizations_are_told(client, amara):
    assert ask(client, amara, email="nobody").status_code == 422
    assert client.get("/endorsers/nobody-knows/access/").status_code == 404


def test_a_site_of_many_proves_nothing():
    assert proves(email="a@rivers.example", website="https://www.rivers.example/about/")
    assert not proves(email="a@github.io", website="https://rivers.github.io/")
    assert not proves(email="a@facebook.com", website="https://facebook.com/rivers")
    assert not proves(email="a@gmail.com", website="https://gmail.com/")
    assert not proves(email="a@rivers.example", website="")
