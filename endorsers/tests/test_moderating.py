"""Decisions on endorsements: what is public after each, what is written down, and what mail is owed."""

import pytest
from wagtail.models import WorkflowState

from campaign.core.models import CampaignImage
from endorsers.models import Endorser, PendingLogo
from endorsers.moderation import moderating
from endorsers.tests.entries import kinds, moderator, owed, published, submitted, waiting

pytestmark = pytest.mark.django_db


def again(endorser):
    return Endorser.objects.get(pk=endorser.pk)


def test_approving_publishes_with_the_logo_that_waited():
    endorser, editor = waiting(logo=True), moderator()
    moderating.approve(endorser=endorser, by=editor)
    endorser = again(endorser)
    assert endorser.live
    assert not endorser.has_unpublished_changes
    assert endorser.logo == CampaignImage.objects.get()
    assert not PendingLogo.objects.exists()
    assert kinds(endorser) == ["submitted", "confirmed", "approved"]
    assert endorser.events.first().by == editor
    assert owed(endorser) == "approved"
    assert WorkflowState.objects.get().status == "approved"


def test_asking_for_changes_publishes_nothing_and_tells_the_representative():
    endorser = waiting()
    moderating.ask_for_changes(endorser=endorser, message="Please send your full name.", by=moderator())
    endorser = again(endorser)
    assert not endorser.live
    assert owed(endorser) == "changes_asked"
    assert endorser.contact.message == "Please send your full name."
    assert endorser.events.first().message == "Please send your full name."
    assert WorkflowState.objects.get().status == "needs_changes"


def test_a_rejected_one_waits_no_more_and_may_be_taken_up_again():
    endorser, editor = waiting(), moderator()
    moderating.reject(endorser=endorser, message="We can't find this organization.", by=editor)
    assert again(endorser).rejected_at
    assert owed(endorser) == "rejected"
    assert not Endorser.objects.waiting().exists()
    moderating.reconsider(endorser=endorser, by=editor)
    assert list(Endorser.objects.waiting()) == [endorser]
    moderating.approve(endorser=endorser, by=editor)
    assert again(endorser).live
    assert kinds(endorser) == ["submitted", "confirmed", "rejected", "reconsidered", "approved"]


def test_a_rejected_one_may_be_published_at_once():
    endorser, editor = waiting(), moderator()
    moderating.reject(endorser=endorser, message="No.", by=editor)
    moderating.approve(endorser=endorser, by=editor)
    assert again(endorser).live
    assert again(endorser).rejected_at is None
    assert owed(endorser) == "approved"


def test_a_rejected_change_leaves_what_is_published_and_does_not_come_back_with_the_next_edit():
    endorser, editor = waiting(), moderator()
    moderating.approve(endorser=endorser, by=editor)
    draft = again(endorser)
    draft.quote = "Buy our water filters."
    draft.save_revision()
    draft.get_workflow().start(draft, user=None)
    moderating.reject(endorser=endorser, message="This is an advertisement.", by=editor)
    endorser = again(endorser)
    assert endorser.live
    assert endorser.rejected_at is None
    assert not endorser.has_unpublished_changes
    assert endorser.get_latest_revision_as_object().quote == ""
    assert list(Endorser.objects.waiting()) == []


@pytest.mark.parametrize("name", ["approve", "ask_for_changes", "reject"])
def test_the_second_of_two_editors_is_told_that_it_is_decided(name):
    endorser, editor = waiting(), moderator()
    moderating.approve(endorser=endorser, by=editor)
    with pytest.raises(moderating.NotDecidableError):
        getattr(moderating, name)(endorser=endorser, message="Too late.", by=editor)
    assert kinds(endorser)[-1] == "approved"


def test_nobody_publishes_what_the_organization_withdrew():
    endorser = waiting()
    Endorser.objects.filter(pk=endorser.pk).update(withdrawn_at="2026-05-01T12:00:00Z")
    with pytest.raises(moderating.NotDecidableError):
        moderating.approve(endorser=endorser, by=moderator())
    assert not again(endorser).live


def test_spam_that_nobody_confirmed_is_rejected_without_a_mail_to_the_stranger():
    endorser = submitted()
    moderating.reject(endorser=endorser, message="Spam.", by=moderator())
    assert again(endorser).rejected_at
    assert owed(endorser) == "confirm"


def test_an_editors_own_correction_of_a_published_entry_sends_no_mail():
    endorser, editor = waiting(), moderator()
    moderating.approve(endorser=endorser, by=editor)
    endorser.contact.__class__.objects.update(owed_mail="", mail_due_at=None)
    draft = again(endorser)
    draft.website = "https://river.example/en/"
    draft.save_revision().publish(user=editor)
    assert owed(endorser) == ""
    assert kinds(endorser).count("approved") == 1


def test_a_version_that_is_scheduled_tells_the_representative_when_it_goes_public():
    endorser = waiting()
    draft = endorser.get_latest_revision_as_object()
    draft.go_live_at = "2126-05-01T12:00:00Z"
    draft.save_revision().publish()
    assert owed(endorser) == ""
    assert "approved" not in kinds(endorser)
    draft = again(endorser)
    draft.go_live_at = None
    draft.save_revision().publish()
    assert owed(endorser) == "approved"


def test_an_entry_without_a_representative_is_approved_as_well():
    endorser = published("Editors' Own")
    assert kinds(endorser) == ["approved"]
