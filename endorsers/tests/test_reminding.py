"""Who brought how many, as editors and the organization itself see it, and the mail to those who brought nobody."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from campaign.mail.delivering.delivery import deliver
from endorsers.kit.reminding import NotRemindableError, remind, silent_endorsers
from endorsers.mails import links
from endorsers.mails.delivery import outbox
from endorsers.mails.links import Purpose
from endorsers.models import EndorsementContact
from endorsers.tests.entries import PASSWORD, kinds, moderator, published
from endorsers.tests.representatives import shown
from petition.models import PartnerTally

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(petition, endorsers_page):
    contact = shown(name="River Alliance", may_contact=True)
    deliver(outbox)
    mail.outbox.clear()
    return EndorsementContact.objects.select_related("endorser__partner").get(pk=contact.pk)


def brought(contact, petition, number):
    yesterday = timezone.localdate() - timedelta(days=1)
    PartnerTally.objects.create(
        petition=petition, partner=contact.endorser.partner, day=yesterday, slot=0, count=number
    )


def kit(client, contact):
    return client.get(links.link_path(contact, Purpose.MANAGE) + "kit/").content.decode()


def test_the_organization_sees_numbers_from_ten_on(client, contact, petition):
    brought(contact, petition, 9)
    assert "Fewer than ten so far" in kit(client, contact)
    PartnerTally.objects.update(count=23)
    assert "<strong>23</strong> people signed through you" in kit(client, contact)


def test_a_silent_organization_is_reminded_once_a_month_with_its_link(contact):
    remind(endorser=contact.endorser, by=None)
    deliver(outbox)
    message = mail.outbox[-1]
    assert message.to == ["amara@rivers.example"]
    assert "/with/river-alliance/" in message.body
    assert "You can end such mails on your own page" in message.body
    assert kinds(contact.endorser).count("reminded") == 1
    with pytest.raises(NotRemindableError):
        remind(endorser=contact.endorser, by=None)
    remind(endorser=contact.endorser, by=None, now=timezone.now() + timedelta(days=31))


def test_nobody_is_reminded_who_brought_people_or_wants_no_mails(contact, petition):
    assert list(silent_endorsers()) == [contact.endorser]
    EndorsementContact.objects.update(may_contact=False)
    with pytest.raises(NotRemindableError):
        remind(endorser=contact.endorser, by=None)
    EndorsementContact.objects.update(may_contact=True)
    brought(contact, petition, 1)
    assert list(silent_endorsers()) == []
    with pytest.raises(NotRemindableError):
        remind(endorser=contact.endorser, by=None)


def test_editors_see_all_numbers_who_brought_nobody_and_remind_in_one_go(client, contact, petition):
    user = moderator()
    client.login(username=user.username, password=PASSWORD)
    published("Other Alliance")
    listing = reverse("endorsers_admin:list")
    brought(contact, petition, 1234)
    page = client.get(listing).content.decode()
    assert "1,234" in page
    silent = client.get(listing, {"brought": "no"}).content.decode()
    assert "Other Alliance" in silent
    assert "River Alliance" not in silent
    PartnerTally.objects.all().delete()
    address = reverse("wagtail_bulk_action", args=["endorsers", "endorser", "remind"])
    chosen = f"{address}?id={contact.endorser_id}&next={listing}"
    assert "River Alliance" in client.get(chosen).content.decode()
    client.post(chosen)
    contact.refresh_from_db()
    assert contact.owed_mail == "reminder"
