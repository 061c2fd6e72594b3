"""What strangers typed is shown as text wherever it is shown: pages, lists, mails, pictures, the API, a spreadsheet.

The words are written past the form's rules, as an older version or an import may have let them in.
"""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from endorsers.models import Endorser
from endorsers.tests.entries import waiting
from petition.import_export.exporting import csv_export
from petition.mails import links
from petition.mails.letters import message_to
from petition.mails.links import Purpose
from petition.models import PetitionPage, Signature, SignatureExport
from petition.signing import channels
from petition.signing.sign import write_signature
from petition.submission.attribution import Visit
from petition.submission.submission import Submission

TAG = "<img src=x onerror=alert(1)>"
QUOTE = "\"' onmouseover=alert(1) x='"
HOSTILE = TAG + QUOTE


@pytest.fixture
def signature(petition):
    petition.title = f"Rights {HOSTILE}"
    petition.confirmation = PetitionPage.Confirmation.COUNT
    petition.save()
    submission = Submission(
        given_name=HOSTILE[:80],
        family_name=HOSTILE[:80],
        email="ada@example.org",
        city=HOSTILE,
        comment=HOSTILE,
        show_name=True,
        answers={"why": HOSTILE},
    )
    visit = Visit(**dict.fromkeys(("source", "medium", "campaign", "partner", "referrer"), HOSTILE[:60]))
    write_signature(petition=petition, submission=submission, visit=visit, channel=channels.IMPORT)
    return Signature.objects.get()


def test_no_page_runs_what_a_signer_typed(client, admin_client, petition, signature):
    token = links.token(signature, Purpose.MANAGE)
    public = [
        "/petition/",
        "/petition/thanks/",
        f"/petition/?utm_source={TAG}&ref={TAG}&partner={TAG}",
        reverse("embedded_petition", args=[petition.pk]),
        reverse("petition_badge", args=[petition.pk]),
        reverse("signer:manage", args=[token]),
        reverse("signer:confirm", args=[links.token(signature, Purpose.CONFIRM)]),
        reverse("signer:unsubscribe", args=[links.token(signature, Purpose.UNSUBSCRIBE)]),
        f"/search/?q={TAG}",
    ]
    admin = [
        reverse("signatures:index"),
        reverse("signatures:inspect", args=[signature.pk]),
        reverse("signatures:correct", args=[signature.pk]),
        reverse("signatures:do", args=[signature.pk, "erase"]),
        reverse("signatures:counts"),
        reverse("wagtailadmin_home"),
    ]
    for reader, addresses in ((client, public), (admin_client, admin)):
        for address in addresses:
            answer = reader.get(address)
            assert answer.status_code == 200, address
            assert TAG not in answer.content.decode(), address


def test_the_api_answers_data_and_no_page(client, petition, signature):
    Signature.objects.update(show_comment=True, comment_state="shown")
    answer = client.get(f"/api/campaign/v1/petitions/{petition.pk}/signatures/")

    assert answer["Content-Type"].startswith("application/json")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer.json()["items"][0]["comment"] == HOSTILE


@pytest.mark.parametrize("mail", Signature.Mail.values)
def test_no_mail_holds_what_a_signer_typed_as_markup(signature, mail):
    signature.owed_mail = mail
    message = message_to(signature)

    assert TAG not in message.alternatives[0].content
    assert "\n" not in message.subject


def test_no_cell_is_a_formula(petition, signature):
    Signature.objects.update(comment='=HYPERLINK("https://evil.example")', city="@SUM(1)", source="+1")

    content = b"".join(csv_export(petition, SignatureExport.Shape.CRM, everyone=True)).decode("utf-8-sig")

    [row] = csv.DictReader(StringIO(content))
    assert [row[name][0] for name in ("comment", "city", "source")] == ["'"] * 3


def test_no_page_runs_what_an_organization_typed(client, admin_client, endorsers_page):
    endorser = waiting(name="Rivers")
    Endorser.objects.filter(pk=endorser.pk).update(
        name=f"Rivers {HOSTILE}", quote=HOSTILE, region=HOSTILE[:60], website=f"https://x.example/{QUOTE}", live=True
    )
    for reader, address in (
        (client, endorsers_page.url),
        (client, reverse("embedded_wall")),
        (admin_client, reverse(Endorser.snippet_viewset.get_url_name("list"))),
    ):
        answer = reader.get(address, follow=True)
        assert answer.status_code == 200, address
        assert TAG not in answer.content.decode(), address
        assert "&lt;img" in answer.content.decode(), address
