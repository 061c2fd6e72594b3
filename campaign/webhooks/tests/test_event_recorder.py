"""What happened is noted for those who listen: each thing once, without personal data, and for no others."""

import json
import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import PageViewRestriction, Site

from campaign.core.models import NavigationSettings
from campaign.mailings.audiences import Happened
from campaign.webhooks import event_recorder
from campaign.webhooks.models import StreamCursor, WebhookDelivery
from campaign.webhooks.sending import deliver
from endorsers.audience import contacts
from endorsers.models import EndorsementContact, Endorser
from home.models import ContentPage
from petition.counting.milestones import note_milestones
from petition.models import PetitionPage
from petition.moderation import moderating
from petition.moderation.readdressing import correct_address
from petition.signing.confirming import confirm
from petition.signing.withdrawing import erase, withdraw
from petition.tests.signers import COUNT, UPDATES, asks_to_confirm, signed
from resources.models import Topic

ADA = {"email": "ada@example.org", "postal_code": "44114", "country": "US", "comment": "For the river."}


def told():
    return list(WebhookDelivery.objects.order_by("pk").values_list("type", flat=True))


def test_a_signature_is_told_once_with_its_place_and_no_name(petition, listening, note):
    listening()
    signature = signed(petition, **ADA)
    assert note() == 1
    assert note() == 0
    delivery = WebhookDelivery.objects.get()
    assert delivery.type == "signature.confirmed"
    assert delivery.data["id"] == signature.pk
    assert delivery.data["petition"] == {
        "id": petition.pk,
        "title": petition.title,
        "url": petition.full_url,
        "signatures": 1,
    }
    assert (delivery.data["country"], delivery.data["region"]) == ("US", "Ohio")
    kept = json.dumps(delivery.data)
    assert not any(word in kept for word in ("Ada", "Lovelace", "ada@", "44114", "river"))


def test_one_that_waits_is_told_when_it_is_confirmed(petition, listening, note):
    listening()
    signature = signed(asks_to_confirm(petition, COUNT))
    note()
    assert told() == []
    confirm(signature=signature)
    confirm(signature=signature)
    note()
    assert told() == ["signature.confirmed"]


def test_one_that_counted_at_once_is_not_told_again_when_its_address_is_confirmed(petition, listening, note):
    listening()
    signature = signed(asks_to_confirm(petition, UPDATES), subscribe=True)
    note()
    confirm(signature=signature)
    note()
    assert told() == ["signature.confirmed"]


def test_one_whose_address_was_corrected_is_told_to_wait_and_told_again_when_confirmed(petition, listening, note):
    signature, waiting = (
        signed(petition, email="ada@exmaple.org"),
        signed(asks_to_confirm(petition, COUNT), email="b@exmaple.org"),
    )
    listening()
    for one in (signature, waiting):
        correct_address(signature=one, email=one.email.replace("exmaple", "example"), by=None)
    note()
    assert told() == ["signature.withdrawn"]
    assert WebhookDelivery.objects.get().data | {"petition": 0} == {
        "id": signature.pk,
        "petition": 0,
        "reason": "unconfirmed",
    }
    confirm(signature=signature)
    note()
    assert told() == ["signature.withdrawn", "signature.confirmed"]


def test_a_milestone_that_goes_is_told(petition, listening, note):
    PetitionPage.objects.filter(pk=petition.pk).update(goal=1)
    signature = signed(petition)
    note_milestones(petition=PetitionPage.objects.get(pk=petition.pk))
    listening(events=["petition.milestone_lost"])
    moderating.reject(signature=signature, by=None)
    for _again in range(2):
        note_milestones(petition=PetitionPage.objects.get(pk=petition.pk))
    note()
    assert told() == ["petition.milestone_lost"]
    data = WebhookDelivery.objects.get().data
    assert (data["goal"], data["petition"]["signatures"]) == (1, 0)


@pytest.mark.parametrize(
    ("leave", "reason"),
    [
        (lambda signature: withdraw(signature=signature), "withdrawn"),
        (lambda signature: erase(signature=signature), "withdrawn"),
        (lambda signature: moderating.reject(signature=signature, by=None), "rejected"),
    ],
)
def test_one_that_no_longer_counts_is_told_with_the_reason(petition, listening, note, leave, reason):
    listening(events=["signature.withdrawn"])
    leave(signed(petition))
    note()
    assert told() == ["signature.withdrawn"]
    assert WebhookDelivery.objects.get().data["reason"] == reason


def test_one_that_an_editor_restores_is_told_as_counting(petition, listening, note):
    listening()
    signature = signed(petition)
    moderating.reject(signature=signature, by=None)
    signature.refresh_from_db()
    moderating.restore(signature=signature, by=None)
    note()
    assert sorted(told()) == ["signature.confirmed", "signature.confirmed", "signature.withdrawn"]


def test_what_is_no_longer_public_is_told_by_its_number_alone(petition, faq_page, listening, note):
    listening()
    petition.unpublish()
    gone = faq_page.pk
    faq_page.delete()
    note()
    data = WebhookDelivery.objects.filter(type="page.removed").order_by("pk").values_list("data", flat=True)
    assert list(data) == [{"id": petition.pk, "reason": "unpublished"}, {"id": gone, "reason": "deleted"}]


def test_a_page_that_is_made_private_is_removed_and_comes_back(petition, listening, note):
    listening()
    restriction = PageViewRestriction(page=petition, restriction_type=PageViewRestriction.LOGIN)
    restriction.save()
    note()
    assert told() == ["page.removed"]
    restriction.delete()
    note()
    assert told() == ["page.removed", "page.published"]


def test_a_page_that_moves_is_told_with_its_new_address(home, petition, faq_page, listening, note):
    listening()
    section = home.add_child(instance=ContentPage(title="About", slug="about"))
    faq_page.move(section, pos="last-child")
    note()
    moved = WebhookDelivery.objects.get(type="page.moved")
    assert (moved.data["id"], moved.data["url"]) == (faq_page.pk, "http://localhost/about/faq/")


def test_an_organization_that_leaves_and_one_that_is_deleted_are_told(home, listening, note):
    listening()
    endorsers = [Endorser.objects.create(name=name, live=True) for name in ("River Keepers", "Coast Watch")]
    gone = endorsers[1].pk
    endorsers[0].unpublish()
    log(instance=endorsers[1], action="wagtail.delete", deleted=True)
    endorsers[1].delete()
    note()
    data = WebhookDelivery.objects.filter(type="endorser.removed").order_by("pk").values_list("data", flat=True)
    assert list(data) == [{"id": endorsers[0].pk}, {"id": gone}]


def test_menus_redirects_and_topics_are_told_where_they_are_changed(admin_client, home, listening, note):
    listening()
    site = Site.objects.get()
    redirect = Redirect.objects.create(old_path="/old", site=site, redirect_link="https://news.example/")
    topic = Topic.objects.create(name="Indonesia")
    for changed in (NavigationSettings.objects.create(site=site), redirect, topic):
        log(instance=changed, action="wagtail.edit")
    log(instance=home, action="wagtail.edit")  # a draft
    note()
    data = WebhookDelivery.objects.order_by("pk").values_list("data", flat=True)
    assert [(one["kind"], one["action"]) for one in data] == [
        ("menus", "changed"),
        ("redirect", "changed"),
        ("topic", "changed"),
    ]


def test_mails_that_reach_no_contact_are_told_by_the_organization_alone(listening, note):
    listening(events=["contact.bounced"])
    endorser = Endorser.objects.create(name="River Keepers")
    contact = EndorsementContact.objects.create(endorser=endorser, name="Ada", email="ada@example.org")
    contacts.note(contact.pk, Happened.BOUNCED, timezone.now(), "5.1.1")
    note()
    assert WebhookDelivery.objects.get().data == {"endorser": endorser.pk, "reason": "bounced", "status": "5.1.1"}


def test_a_goal_an_endorsement_and_a_page_are_told(petition, listening, note, django_user_model):
    listening()
    PetitionPage.objects.filter(pk=petition.pk).update(goal=1)
    signed(petition)
    note_milestones(petition=PetitionPage.objects.get(pk=petition.pk))
    endorser = Endorser.objects.create(name="River Keepers", live=False, has_unpublished_changes=True)
    endorser.save_revision().publish()
    petition.save_revision().publish()
    note()
    assert sorted(told()) == ["endorser.approved", "page.published", "petition.milestone", "signature.confirmed"]
    assert WebhookDelivery.objects.get(type="endorser.approved").data["name"] == "River Keepers"
    assert WebhookDelivery.objects.get(type="page.published").data["url"] == petition.full_url


def test_a_page_that_is_private_is_not_told(petition, listening, note):
    from wagtail.models import PageViewRestriction

    listening()
    PageViewRestriction.objects.create(page=petition, restriction_type="login")
    petition.save_revision().publish()
    note()
    assert "page.published" not in told()


def test_an_endpoint_that_is_limited_hears_of_its_petition_alone(petition, home, listening, note):
    other = home.add_child(instance=PetitionPage(title="Another", slug="another"))
    endpoint, _secret = listening()
    endpoint.pages.add(other)
    signed(petition)
    signed(other)
    note()
    assert [delivery.data["petition"]["id"] for delivery in WebhookDelivery.objects.all()] == [other.pk]


def test_one_event_has_one_id_for_all_endpoints(petition, listening, note):
    listening()
    listening(name="Another")
    signed(petition)
    note()
    assert WebhookDelivery.objects.count() == 2
    assert WebhookDelivery.objects.values("message_id").distinct().count() == 1


def test_what_happened_before_somebody_listened_or_while_it_was_off_is_not_told(petition, listening, note):
    signed(petition)
    endpoint, _secret = listening()
    note()
    endpoint.enabled = False
    endpoint.save()
    signed(petition, email="bob@example.org")
    note()
    assert not StreamCursor.objects.exists()
    endpoint.enabled = True
    endpoint.save()
    note()
    signed(petition, email="chi@example.org")
    note()
    assert len(told()) == 1


def test_where_nobody_listens_it_costs_two_queries(petition, django_assert_max_num_queries):
    signed(petition)
    with django_assert_max_num_queries(2):
        assert event_recorder.record_occurrences() == 0


def test_signing_writes_nothing_more_when_somebody_listens(petition, listening, django_assert_max_num_queries):
    from django.test.utils import CaptureQueriesContext

    signed(petition)
    with CaptureQueriesContext(connection) as before:
        signed(petition, email="bob@example.org")
    listening()
    with django_assert_max_num_queries(len(before)):
        signed(petition, email="chi@example.org")


def person_of(receiver):
    return json.loads(receiver.got[-1][1])["data"].get("person")


@pytest.mark.parametrize(
    ("may", "subscribe", "expected"),
    [(True, True, "ada@example.org"), (True, False, None), (False, True, None)],
)
def test_personal_data_goes_only_where_it_may_and_of_those_who_agreed(
    petition, listening, note, receiver, may, subscribe, expected
):
    endpoint, _secret = listening(send_personal_data=may, consent_statement="They ticked the box." if may else "")
    signed(petition, subscribe=subscribe, **ADA)
    note()
    deliver(endpoint.pk)
    person = person_of(receiver)
    assert (person or {}).get("email") == expected
    assert "ada@" not in str(WebhookDelivery.objects.values_list())


def test_who_must_confirm_their_wish_for_updates_first_is_not_handed_on(petition, listening, note, receiver):
    endpoint, _secret = listening(send_personal_data=True, consent_statement="They ticked the box.")
    signed(asks_to_confirm(petition, UPDATES), subscribe=True)
    note()
    deliver(endpoint.pk)
    assert person_of(receiver) is None


def test_who_had_their_data_removed_before_it_was_sent_is_not_in_it(petition, listening, note, receiver):
    endpoint, _secret = listening(
        events=["signature.confirmed"], send_personal_data=True, consent_statement="They ticked the box."
    )
    signature = signed(petition, subscribe=True)
    note()
    erase(signature=signature)
    deliver(endpoint.pk)
    assert person_of(receiver) is None


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_signature_whose_transaction_ends_later_than_that_of_a_newer_one_is_told(petition, listening):
    signed(petition)  # writes down the words beside the boxes, which the two below share
    listening(events=["signature.confirmed"])
    written, go_on = threading.Event(), threading.Event()

    def sign_slowly():
        with transaction.atomic():
            signed(petition, email="slow@example.org")
            written.set()
            go_on.wait(20)
        connection.close()

    slow = threading.Thread(target=sign_slowly)
    slow.start()
    try:
        written.wait(20)
        signed(petition, email="quick@example.org")
        for _round in range(3):
            event_recorder.record_occurrences()
        assert told() == []
    finally:
        go_on.set()
        slow.join()
    for _round in range(3):
        event_recorder.record_occurrences()
    assert len(told()) == 2
