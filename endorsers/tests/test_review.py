"""The review begins in Wagtail's workflow, whatever goes wrong on the way."""

import smtplib
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Task

from endorsers.models import EndorsementContact, Endorser
from endorsers.moderation.review import REVIEWS, begin_due_reviews, begin_review
from endorsers.privacy.retention import UNCONFIRMED_FOR, forget_unconfirmed
from endorsers.tests.representatives import confirmed, shown, submitted
from endorsers.tests.test_confirming import reviews

pytestmark = pytest.mark.usefixtures("endorsers_page")


@pytest.fixture
def login_refused(monkeypatch):
    """A mail server that does not take our password, which Wagtail does not bear by itself."""
    from django.core.mail.backends.locmem import EmailBackend

    def refuse(self):
        raise smtplib.SMTPAuthenticationError(535, b"no")

    monkeypatch.setattr(EmailBackend, "open", refuse)


def test_a_mail_server_that_refuses_the_login_keeps_no_review_from_beginning(login_refused):
    User.objects.create_superuser("boss", "boss@example.org", "x")
    contact = confirmed()
    assert begin_due_reviews() == 1
    assert reviews(contact.endorser).get().status == "in_progress"


def test_without_an_active_task_nothing_is_approved_by_itself():
    Task.objects.update(active=False)
    contact = confirmed()
    assert begin_review(endorser=contact.endorser) is False
    assert begin_due_reviews() == 0
    assert not Endorser.objects.get().live
    assert EndorsementContact.objects.get().review_due_at is not None


def test_what_could_not_begin_begins_when_it_can():
    Task.objects.update(active=False)
    contact = confirmed()
    begin_due_reviews()
    Task.objects.update(active=True)
    assert begin_due_reviews(now=timezone.now() + REVIEWS.lasts + timedelta(seconds=1)) == 1
    assert reviews(contact.endorser).get().status == "in_progress"


def test_one_that_fails_does_not_hold_up_the_others(monkeypatch):
    from endorsers.moderation import review

    broken, good = confirmed(), confirmed(name="Other", contact_email="other@rivers.example")
    begin = review.begin_review

    def fails(*, endorser):
        if endorser.pk == broken.endorser_id:
            raise RuntimeError
        return begin(endorser=endorser)

    monkeypatch.setattr(review, "begin_review", fails)
    assert begin_due_reviews() == 1
    assert reviews(good.endorser).exists()
    assert EndorsementContact.objects.get(pk=broken.pk).review_due_at is not None


def test_two_rounds_begin_a_review_once():
    contact = confirmed()
    assert (begin_due_reviews(), begin_due_reviews()) == (1, 0)
    assert reviews(contact.endorser).count() == 1


def test_what_nobody_confirmed_is_forgotten_a_month_later_and_nothing_else():
    submitted(name="Never confirmed", contact_email="a@rivers.example")
    confirmed(name="Confirmed", contact_email="b@rivers.example")
    shown(name="Shown", contact_email="c@rivers.example")
    Endorser.objects.create(name="By an editor", live=False)
    later = timezone.now() + UNCONFIRMED_FOR
    assert forget_unconfirmed(now=later - timedelta(hours=1)) == 0
    assert forget_unconfirmed(now=later + timedelta(hours=1)) == 1
    assert not Endorser.objects.filter(name="Never confirmed").exists()
    assert Endorser.objects.count() == 3
