"""S31: an erased person is in no table, file or cache, whoever erased them; and whoever was told hears of it."""

import io
import json
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from openpyxl import load_workbook
from wagtail.admin.models import FormState
from wagtail.models import Site

from campaign.core.models import CampaignSettings
from campaign.tests.dumping import places_of
from campaign.webhooks.models import WebhookDelivery
from campaign.webhooks.sending import deliver
from campaign.webhooks.tests.conftest import listening, note, receiver  # noqa: F401 - fixtures
from petition.import_export import tasks
from petition.mails import links
from petition.models import AccessRule, InvalidationRun, Signature, SignatureExport, SignatureImport
from petition.privacy import erasing
from petition.privacy.retention import anonymize_due
from petition.signing import channels
from petition.signing.sign import sign
from petition.signing.withdrawing import erase, withdraw
from petition.submission.attribution import Visit
from petition.submission.submission import Submission
from search.models import SearchedWords
from search.query_log import note_search, write_noted

WORDS = (
    *("Zéphyrine", "Quackenbush", "zephyrine.q", "orchard", "Wyoming, my", "82001", "Beekeeper"),
    *("zq-letter", "zq-medium", "zq-campaign", "zq-partner", "quackenbush.example", "zqref", "keyedhash123"),
)
LIST = "name,email\nZéphyrine Quackenbush,zephyrine.q@quackenbush.example\n"


@pytest.fixture
def zephyrine(petition, listening, receiver, note, django_user_model, settings, tmp_path):  # noqa: F811
    """Somebody who left traces wherever a person can."""
    settings.MEDIA_ROOT = str(tmp_path)  # other tests' files may hold the same words
    listening(send_personal_data=True, consent_statement="By contract.")
    receiver.answers.append((200, {}, LIST.encode()))
    petition.send_thanks = False
    petition.save()
    said = Submission(
        given_name="Zéphyrine",
        family_name="Quackenbush",
        email="Zephyrine.Q@quackenbush.example",
        postal_code="82001",
        city="Wyoming, my town",
        country="US",
        comment="For the orchard.",
        show_name=True,
        subscribe=True,
        answers={"work": "Beekeeper"},
    )
    visit = Visit(
        source="zq-letter",
        medium="zq-medium",
        campaign="zq-campaign",
        partner="zq-partner",
        referrer="quackenbush.example",
        ref="zqref",
        network_key="keyedhash123",
        language="en",
    )
    sign(petition=petition, submission=said, visit=visit, channel=channels.FORM)
    signature = Signature.objects.get()
    note()
    assert deliver(WebhookDelivery.objects.get().endpoint_id) == 1
    assert b"quackenbush" in receiver.got[0][1]
    for shape, kind in (("delivery", "pdf"), ("crm", "xlsx")):
        export = SignatureExport.objects.create(petition=petition, shape=shape, format=kind, everyone=True)
        tasks.run_export.call(export.pk)
        export.refresh_from_db()
        assert export.content
    lists = {"content": LIST.encode(), "refused": LIST.encode(), "encoding": "utf-8", "delimiter": ","}
    SignatureImport.objects.create(petition=petition, **lists)
    AccessRule.objects.create(kind="address", value="zephyrine.q@quackenbush.example", action="allow")
    InvalidationRun.objects.create(petition=petition, name="Zéphyrine Quackenbush", reason="Twice", state="done")
    InvalidationRun.objects.create(petition=petition, network_key="keyedhash123", reason="A flood", state="done")
    note_search("Zéphyrine Quackenbush petition", site=Site.objects.get().pk, found=0)
    SearchedWords.objects.create(day=timezone.now(), words="zéphyrine quackenbush", searches=1)
    FormState.objects.create(
        data="given_name=Z%C3%A9phyrine&body=Z%C3%A9phyrine+Quackenbush",
        user=django_user_model.objects.create_superuser("editor", "editor@example.org", "editor"),
        content_type=ContentType.objects.get_for_model(petition),
        object_id="1",
        last_updated_at=timezone.now(),
    )
    DBTaskResult.objects.create(
        task_path="x",
        args_kwargs={},
        queue_name="default",
        backend_name="default",
        run_after=timezone.now(),
        exception_class_path="",
        traceback="IntegrityError: Key (canonical_email)=(zephyrine.q@quackenbush.example) exists",
        status="FAILED",
    )
    assert len(places_of(*WORDS)) > 20
    return signature


def by_own_link(signature):
    token = links.token(signature, links.Purpose.MANAGE)
    assert Client().post(reverse("signer:erase", args=[token]), {"sure": "yes"}).status_code == 303


def by_an_editor(signature):
    client = Client()
    assert client.login(username="editor", password="editor")
    client.get(reverse("signatures:index"), {"q": "zephyrine.q@quackenbush.example"})
    client.get(reverse("signatures:inspect", args=[signature.pk]))
    assert client.post(reverse("signatures:do", args=[signature.pk, "erase"])).status_code == 302


def by_retention(signature):
    site = Site.objects.get(is_default_site=True)
    CampaignSettings.objects.update_or_create(site=site, defaults={"retention_months": 1})
    assert anonymize_due(now=timezone.now() + timedelta(days=60)) == 1


@pytest.mark.parametrize("erased", [by_own_link, by_an_editor, by_retention])
def test_nothing_is_left_anywhere_and_receivers_are_told(erased, zephyrine, receiver, note):  # noqa: F811
    erased(zephyrine)
    write_noted()
    note()
    deliver(WebhookDelivery.objects.get(type="signature.erased").endpoint_id)
    assert places_of(*WORDS) == []
    told = [json.loads(body) for _headers, body in receiver.got]
    [erasure] = [event for event in told if event["type"] == "signature.erased"]
    assert erasure["data"] == {"id": zephyrine.pk}


def test_an_erasure_is_told_after_a_withdrawal_and_while_the_receiver_is_off(petition, listening, note):  # noqa: F811
    endpoint, _secret = listening(events=[], send_personal_data=True, consent_statement="By contract.")
    note()
    signature = _sign(petition, "ada@example.org")
    withdraw(signature=signature)
    endpoint.enabled = endpoint.send_personal_data = False
    endpoint.save()
    note()
    erase(signature=Signature.objects.get())
    note()
    assert list(WebhookDelivery.objects.values_list("type", "data", "status")) == [
        ("signature.erased", {"id": signature.pk}, "waiting")
    ]


def test_an_answer_to_personal_data_is_never_kept(petition, listening, note, receiver):  # noqa: F811
    listening(send_personal_data=True, consent_statement="By contract.")
    receiver.answers.append((500, {}, b"Could not store Ada ada@example.org"))
    _sign(petition, "ada@example.org", subscribe=True)
    note()
    deliver(WebhookDelivery.objects.get().endpoint_id)
    assert (WebhookDelivery.objects.get().response_code, WebhookDelivery.objects.get().response) == (500, "")


def test_an_export_at_work_during_an_erasure_is_made_anew(petition, monkeypatch):
    signature = _sign(petition, "ada@example.org")
    _sign(petition, "ben@example.org")
    export = SignatureExport.objects.create(petition=petition, shape="crm", format="xlsx", everyone=True)
    make, erased = tasks.workbook_export, []

    def slow(*args, **kwargs):
        steps = list(make(*args, **kwargs))
        if not erased:
            erased.append(erase(signature=signature))
        yield from steps

    monkeypatch.setattr(tasks, "workbook_export", slow)
    tasks.run_export.call(export.pk)
    tasks.run_export.call(export.pk)  # as the queue does with what was enqueued
    export.refresh_from_db()
    assert export.state == "done"
    sheet = load_workbook(io.BytesIO(bytes(export.content))).active
    cells = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row}
    assert "ben@example.org" in cells
    assert "ada@example.org" not in cells


def test_a_rule_about_many_goes_on_when_one_of_them_is_erased(petition):
    run = InvalidationRun.objects.create(petition=petition, email_pattern="@example.org", reason="x", state="running")
    erase(signature=_sign(petition, "ada@example.org"))
    run.refresh_from_db()
    assert (run.email_pattern, run.state) == ("@example.org", "running")


def test_an_erasure_that_is_broken_off_erases_nothing(petition, monkeypatch):
    signature = _sign(petition, "ada@example.org")
    monkeypatch.setattr(erasing.webhooks, "forget_deliveries", lambda ids: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        erase(signature=signature)
    signature.refresh_from_db()
    assert (signature.email, signature.state) == ("ada@example.org", "confirmed")


def test_a_list_that_was_written_is_not_kept(petition):
    written = SignatureImport.objects.create(
        petition=petition,
        content=b"name,email\nAda Lovelace,ada@example.org\n",
        encoding="utf-8",
        delimiter=",",
        mapping={"full_name": 0, "email": 1},
        step="write",
        consent_note="On paper.",
    )
    SignatureImport.objects.update(state="waiting")
    tasks.run_import.call(written.pk)
    written.refresh_from_db()
    assert (written.state, written.result["new"], written.content) == ("done", 1, b"")


def _sign(petition, email, **said):
    submission = Submission(given_name=email.partition("@")[0], email=email, **said)
    sign(petition=petition, submission=submission, visit=Visit(), channel=channels.FORM)
    return Signature.objects.get(email=email)
