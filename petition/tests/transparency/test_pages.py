"""What the public reads of the log, and what signers read of their own place in it."""

import json

import pytest
from django.core import mail

from campaign.mail.delivering.delivery import deliver_all
from petition.mails import links
from petition.mails.links import Purpose
from petition.models import Signature
from petition.moderation.moderating import reject
from petition.signing.withdrawing import erase
from petition.tests.transparency.logs import sign_many
from petition.transparency.writing import write_log

pytestmark = pytest.mark.django_db


def read(client, address):
    response = client.get(address)
    return response.status_code, response.content.decode()


def test_the_page_says_what_can_be_checked_what_not_and_the_numbers(signed_by_twelve, client):
    for row in Signature.objects.all()[:2]:
        reject(signature=row, by=None)
    write_log(petition=signed_by_twelve)
    status, page = read(client, "/transparency/")
    assert status == 200
    for words in ("What nobody can check", "Were set aside one by one", "10 or fewer", 'id="growth-title"', "v1"):
        assert words in page
    assert read(client, f"/transparency/{signed_by_twelve.pk}/")[0] == 200
    assert read(client, "/transparency/999999/")[0] == 404
    assert "Set-Cookie" not in client.get("/transparency/").headers
    assert "/transparency/" in read(client, "/sitemap.xml")[1]


def test_without_a_key_the_page_says_so(petition, client, settings):
    settings.TRANSPARENCY_KEY = []
    assert "publishes no log yet" in read(client, "/transparency/")[1]


def test_before_the_tenth_signature_the_page_says_so(petition, client):
    assert "begins with the tenth signature" in read(client, "/transparency/")[1]


def test_the_mail_of_thanks_leads_to_the_receipt(signed_by_twelve, client):
    row = Signature.objects.first()
    deliver_all()
    letter = next(one for one in mail.outbox if one.to == [row.email])
    path = links.link_path(row, Purpose.RECEIPT).rsplit(".", 2)[0]
    assert path in str(letter.body)

    address = links.link_path(row, Purpose.RECEIPT)
    assert "with the next ten or more" in read(client, address)[1]
    write_log(petition=signed_by_twelve)
    receipt = Signature.objects.get(pk=row.pk).receipt
    page = read(client, address)[1]
    assert f"/transparency/{row.petition_id}/#receipt={receipt}" in page
    assert row.email not in page
    assert row.given_name not in page

    own = read(client, links.link_path(row, Purpose.MANAGE))[1]
    assert receipt in own
    taken = client.get(links.link_path(row, Purpose.MANAGE) + "download/")
    assert json.loads(taken.content)["receipt_of_the_public_log"] == receipt


def test_an_erased_signers_link_is_dead(signed_by_twelve, client):
    write_log(petition=signed_by_twelve)
    row = Signature.objects.first()
    address = links.link_path(row, Purpose.RECEIPT)
    erase(signature=row)
    assert read(client, address)[0] == 410


def test_few_checkpoints_are_listed_the_latest_first(signed_by_twelve, client):
    write_log(petition=signed_by_twelve)
    sign_many(signed_by_twelve, 10, begin=20)
    write_log(petition=signed_by_twelve)
    listed = json.loads(client.get(f"/api/campaign/v1/petitions/{signed_by_twelve.pk}/log/checkpoints/").content)
    assert [one["size"] for one in listed["items"]] == [22, 12]
    assert listed["count"] == 2
