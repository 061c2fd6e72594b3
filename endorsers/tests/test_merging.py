"""E1: two entries of one organization, side by side, become one."""

import pytest
from django.urls import reverse

from endorsers.models import EndorsementContact, Endorser, PendingLogo
from endorsers.moderation.merging import MergeError, merge
from endorsers.tests.entries import PASSWORD, kinds, moderator, owed, picture, published, submitted, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, home):
    user = moderator()
    client.login(username=user.username, password=PASSWORD)
    return user


@pytest.fixture
def on_the_wall():
    return published("Example Alliance", website="https://example-alliance.example/", quote="Rights first.")


@pytest.fixture
def sent_again():
    return waiting(
        "The Example Alliance, Inc.",
        website="https://www.example-alliance.example",
        contact_email="amara@example-alliance.example",
        logo=True,
    )


def test_e1_both_stand_side_by_side_with_what_differs(client, editor, on_the_wall, sent_again):
    page = client.get(reverse("endorsers_admin:compare", args=[sent_again.pk])).content.decode()
    assert "Example Alliance" in page
    assert "The Example Alliance, Inc." in page
    assert "Rights first." in page
    assert page.count("Merge into this one") == 2
    assert "one, at the own domain" in page
    assert "amara@" not in page


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 30, "٣"])
def test_a_number_that_no_entry_has_is_not_found(client, editor, sent_again, number):
    address = reverse("endorsers_admin:compare", args=[sent_again.pk])
    assert client.get(address, {"with": number}).status_code == 404


def test_the_logo_and_the_representative_move_to_the_entry_that_is_kept(client, editor, on_the_wall, sent_again):
    address = reverse("endorsers_admin:compare", args=[on_the_wall.pk])
    data = {"into": "left", "logo": "right", "contact": "right", "quote": "left"}
    assert client.post(f"{address}?with={sent_again.pk}", data).status_code == 302
    kept = Endorser.objects.get()
    assert kept == on_the_wall
    assert kept.live
    assert (kept.name, kept.quote) == ("Example Alliance", "Rights first.")
    assert kept.logo is not None
    assert not PendingLogo.objects.exists()
    assert EndorsementContact.objects.get().endorser == kept
    assert owed(kept) == "approved"
    merged = kept.events.get(kind="merged")
    assert merged.by == editor
    assert merged.details["name"] == "The Example Alliance, Inc."
    assert merged.details["took"] == ["contact", "logo"]


def test_merging_into_the_one_that_waits_leaves_it_waiting(editor):
    old = submitted("Example Alliance", website="https://a.example/", quote="Old words.")
    new = waiting("The Example Alliance", website="https://b.example/")
    kept = merge(keep=new, drop=old, take={"quote", "website"}, by=editor)
    assert list(Endorser.objects.waiting()) == [kept]
    draft = kept.get_latest_revision_as_object()
    assert (draft.quote, draft.website) == ("Old words.", "https://a.example/")
    assert not kept.live
    assert EndorsementContact.objects.count() == 1
    assert "merged" in kinds(kept)


def test_a_published_entry_with_a_change_that_waits_does_not_publish_it_by_the_way(editor, on_the_wall):
    draft = Endorser.objects.get(pk=on_the_wall.pk)
    draft.quote = "A change that nobody approved."
    draft.save_revision()
    other = published("Example Alliance Inc", website="https://other.example/", logo=picture())
    kept = merge(keep=on_the_wall, drop=other, take={"logo"}, by=editor)
    assert kept.quote == "Rights first."
    assert kept.logo is None
    draft = kept.get_latest_revision_as_object()
    assert draft.quote == "A change that nobody approved."
    assert draft.logo is not None


def test_an_organization_endorses_since_its_first_entry(editor, on_the_wall):
    other = published("Example Alliance Inc")
    Endorser.objects.filter(pk=other.pk).update(first_published_at="2020-01-01T12:00:00Z")
    assert merge(keep=on_the_wall, drop=other, take=set(), by=editor).first_published_at.year == 2020


def test_a_withdrawn_entry_is_not_merged(editor, on_the_wall, sent_again):
    Endorser.objects.filter(pk=sent_again.pk).update(withdrawn_at="2026-05-01T12:00:00Z")
    with pytest.raises(MergeError):
        merge(keep=on_the_wall, drop=sent_again, take=set(), by=editor)
    assert Endorser.objects.count() == 2
