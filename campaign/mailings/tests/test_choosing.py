"""Who gets a mailing, and who does not and why."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from campaign.mailings.audiences import LeftOut, audience_named
from campaign.mailings.choosing.mailbox_keys import mailbox_key
from campaign.mailings.choosing.selecting import count, write_recipients
from campaign.mailings.models import Mailbox, Mailing, Recipient
from petition.signing.withdrawing import erase, unsubscribe

pytestmark = pytest.mark.django_db


def counted(mailing):
    return {(found.language, str(found.reason)): found.mailboxes for found in count(mailing)}


def sent_to(mailing):
    write_recipients(mailing, now=timezone.now())
    return set(Recipient.objects.filter(mailing=mailing).values_list("who", flat=True))


def test_only_who_asked_and_proved_the_address_gets_it_and_the_rest_is_said_by_reason(signer, mailing):
    gets, french = signer(), signer(language="fr")
    signer(address_confirmed_at=None)
    signer(subscribe=False)
    signer(state="withdrawn")
    unsubscribe(signature=signer())
    erase(signature=signer())
    bounced, spam, small = signer(), signer(), signer()
    now = timezone.now()
    for who, facts in (
        (bounced, {"suppressed": "bounced", "suppressed_at": now}),
        (spam, {"suppressed": "complained", "suppressed_at": now}),
        (small, {"news": "big"}),
    ):
        Mailbox.objects.create(mailbox=mailbox_key(who.canonical_email), **facts)
    assert counted(mailing) == {
        ("en", ""): 1,
        ("fr", ""): 1,
        ("en", "unconfirmed"): 1,
        ("en", "not_asked"): 1,
        ("en", "unsubscribed"): 1,
        ("en", "bounced"): 1,
        ("en", "complained"): 1,
        ("en", "small_news"): 1,
    }
    assert sent_to(mailing) == {gets.pk, french.pk}


def test_big_news_reaches_who_wants_only_that(signer, mailing):
    Mailbox.objects.create(mailbox=mailbox_key(signer().canonical_email), news="big")
    mailing.big_news = True
    assert counted(mailing) == {("en", ""): 1}


def test_one_mailbox_gets_it_once_whatever_the_petition_spelling_or_household(signer, home, mailing):
    from petition.models import PetitionPage

    other = home.add_child(instance=PetitionPage(title="Another", slug="another"))
    signer("ab@gmail.com", subscribe=False)
    signer("A.B+news@googlemail.com", petition=other)
    signer("ab@gmail.com", household_place=1)
    assert counted(mailing) == {("en", ""): 1}
    assert len(sent_to(mailing)) == 1


def test_who_left_is_not_written_to_by_an_older_list_and_is_by_a_newer_wish(signer, mailing):
    now = timezone.now()
    listed = signer(channel="import", address_confirmed_at=None, consent_text=consent(mailing))
    assert counted(mailing) == {("en", ""): 1}
    box = Mailbox.objects.create(mailbox=mailbox_key(listed.canonical_email), unsubscribed_at=now)
    assert counted(mailing) == {("en", "unsubscribed"): 1}
    box.delete()
    asked = signer(subscribed_since=now)
    Mailbox.objects.create(mailbox=mailbox_key(asked.canonical_email), unsubscribed_at=now - timedelta(days=1))
    assert counted(mailing) == {("en", ""): 2}


def consent(mailing):
    from petition.models import ConsentText, PetitionPage

    return ConsentText.of(
        petition_id=PetitionPage.objects.get().pk, language="en", show_name_label="On paper", subscribe_label="On paper"
    )


def test_a_mailbox_is_known_by_an_earlier_key_of_the_site(signer, mailing, settings):
    Mailbox.objects.create(
        mailbox=mailbox_key(signer().canonical_email), suppressed="bounced", suppressed_at=timezone.now()
    )
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key"
    assert counted(mailing) == {("en", "bounced"): 1}


def test_filters_narrow_it(signer, mailing):
    one = signer(country="US", region="Ohio", source="newsletter", answers={"teacher": True, "days": ["Monday"]})
    signer(country="FR", answers={"teacher": False, "days": ["Mon", "Tuesday"]}, created_at="2020-01-01T00:00Z")
    for filters in (
        {"countries": ["US"]},
        {"regions": ["Ohio"]},
        {"sources": ["newsletter"]},
        {"question": "teacher", "answers": ["true"]},
        {"question": "days", "answers": ["Monday"]},
        {"signed_from": "2021-01-01"},
        {"petitions": [one.petition_id], "languages": ["en"], "countries": ["US"]},
    ):
        mailing.filters = filters
        assert counted(mailing) == {("en", ""): 1}, filters
    mailing.filters = {"petitions": [0]}
    assert counted(mailing) == {}


def test_a_filter_that_the_audience_does_not_have_is_refused(mailing):
    with pytest.raises(ValidationError, match="moon"):
        audience_named("signers").validated({"moon": "full"})


def test_a_correction_goes_to_those_who_got_the_mailing(signer, mailing):
    got, waits = signer(), signer()
    assert sent_to(mailing) == {got.pk, waits.pk}
    Recipient.objects.filter(who=got.pk).update(state="sent", due_at=None)
    correction = Mailing.objects.create(title="We erred", kind="correction", corrects=mailing, site=mailing.site)
    assert sent_to(correction) == {got.pk}


def test_contacts_of_organizations_who_ticked_their_box(mailing):
    from endorsers.models import EndorsementContact, Endorser

    def speaks_for(name, may_contact=True, confirmed_at="2026-01-01T00:00Z", **facts):
        endorser = Endorser.objects.create(name=name, **facts)
        email = f"{name}@example.org".lower()
        return EndorsementContact.objects.create(
            endorser=endorser,
            name="Ada",
            email=email,
            canonical_email=email,
            may_contact=may_contact,
            confirmed_at=confirmed_at,
            language="en",
        )

    local = speaks_for("Ohioans", scope="local", region="OH")
    national = speaks_for("Everybody")
    speaks_for("Silent", may_contact=False)
    speaks_for("Unproven", confirmed_at=None)
    speaks_for("Draft", live=False)
    mailing.audience = "endorsers"
    assert counted(mailing) == {("en", ""): 2, ("en", "not_asked"): 1, ("en", "unconfirmed"): 1}
    assert sent_to(mailing) == {local.pk, national.pk}
    mailing.filters = {"scopes": ["local"], "regions": ["Ohio"]}
    assert counted(mailing) == {("en", ""): 1}
    assert LeftOut.NOT_ASKED.words
