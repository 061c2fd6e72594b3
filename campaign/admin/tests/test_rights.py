"""Every address of ours in the admin, opened by a member of each group."""

from importlib import import_module
from types import SimpleNamespace
from urllib.parse import urljoin

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.admin.menu import admin_menu, settings_menu
from wagtail.models import Locale, Site

from campaign.admin.tests.rights import (
    ADMINISTRATORS,
    ANALYSTS,
    EDITORS,
    GROUPS,
    MANAGERS,
    MODERATORS,
    all_addresses,
    member_of,
    own_addresses,
)
from campaign.admin.tests.rights_table import BY_POST, answers_of, groups_for
from campaign.invitations.models import Invitation
from campaign.mailings.models import Mailing, MailingText
from campaign.webhooks.models import WebhookDelivery, WebhookEndpoint
from endorsers.models import Endorser, EndorserImport
from petition.models import (
    AccessRule,
    CommentReason,
    InvalidationRun,
    MailText,
    OfflineBatch,
    Partner,
    RaisedLimit,
    SignatureExport,
    SignatureImport,
)
from petition.tests.signature_admin_cast import sign
from resources.models import LinkCheck, ResourceImport, ResourcePage, Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def arguments(petition, library):
    """What each kind of address names, by the beginning of the address's name."""
    ada = sign(petition, "Ada", family_name="Lovelace")
    endorser = Endorser.objects.create(name="Copper Valley Alliance", website="https://copper.example/")
    revision = endorser.save_revision()
    batch = OfflineBatch.objects.create(petition=petition, count=3, collected_on=timezone.localdate())
    file = {"petition": petition, "filename": "x", "content": b"name,email\nAda,a@example.org", "state": "done"}
    export = SignatureExport.objects.create(**file)
    signature_import = SignatureImport.objects.create(
        **file, encoding="utf-8-sig", delimiter=",", refused=b"Line", result={"new": 0}
    )
    sheet = {"content": b"name\nAda", "encoding": "utf-8-sig", "delimiter": ","}
    endorser_import = EndorserImport.objects.create(filename="x", **sheet)
    resource = library.add_child(instance=ResourcePage(title="Report", slug="report", date="2026-05-01"))
    link = LinkCheck.objects.create(
        resource=resource, url="https://x.example/", state="moved", moved_to="https://y.example/"
    )
    dead = LinkCheck.objects.create(resource=resource, url="https://z.example/", state="gone", failures=9)
    landing = library.get_parent().specific
    translation = landing.copy_for_translation(Locale.objects.create(language_code="es"))
    resource_import = ResourceImport.objects.create(library=library, filename="x", content=b"Title,Date\nA,2026-01-01")
    pks = {
        "signatures:resend": petition.pk,
        "signatures:export": export.pk,
        "signatures:import": signature_import.pk,
        "signatures:": ada.pk,
        "endorsers_admin:import": endorser_import.pk,
        "endorsers_admin:": endorser.pk,
        "wagtailsnippetchoosers_endorsers": endorser.pk,
        "link_report_archive": dead.pk,
        "link_report": link.pk,
        "resource_import": resource_import.pk,
        "access_rules": AccessRule.objects.create(kind="domain", value="spam.example").pk,
        "raised_limits": RaisedLimit.objects.create(times=5, reason="A campus").pk,
        "comment_reasons": CommentReason.objects.create(name="Insults", words="They hurt.").pk,
        "invalidation_runs": InvalidationRun.objects.create(petition=petition, domain="x.example", reason="x").pk,
        "petition_offlinebatch": batch.pk,
        "petition_signatureexport": export.pk,
        "petition_signatureimport": signature_import.pk,
        "wagtailsnippets_resources_topic": Topic.objects.create(name="Water", slug="water").pk,
        "wagtailsnippets_petition_mailtext": MailText.objects.create(kind="thanks", subject="x", body="x {link}").pk,
    }
    mailing = Mailing.objects.create(title="News", site=Site.objects.get())
    MailingText.objects.create(mailing=mailing, language="en", subject="News", body=[("heading", "What happened")])
    webhook = WebhookEndpoint.objects.create(name="Tool", url="https://hooks.example/", events=["page.published"])
    delivery = WebhookDelivery.objects.create(
        endpoint=webhook,
        message_id="msg_1",
        type="page.published",
        occurred_at=timezone.now(),
        created_at=timezone.now(),
        status=WebhookDelivery.Status.WAITING,
        due_at=timezone.now(),
    )
    invited = get_user_model().objects.create_user("invited", "invited@office.example")
    Invitation.objects.create(user=invited, site=Site.objects.get(), invited_at=timezone.now())
    partner = Partner.objects.create(name="River alliance", slug="river-alliance")
    key = partner.keys.create(digest="0" * 64, ending="0000")
    task = DBTaskResult.objects.create(
        task_path="x", args_kwargs={}, backend_name="default", run_after=timezone.now(), status="SUCCESSFUL"
    )
    pks |= {
        "wagtailusers_users:": get_user_model().objects.create_user("somebody").pk,
        "wagtailusers_groups:": Group.objects.create(name="Nothing yet").pk,
        "invite_editor_again": invited.pk,
        "petition_embed": petition.pk,
        "mailings_admin:": mailing.pk,
        "settle_translation": translation.pk,
        "publish_half": translation.pk,
        "partners:": partner.pk,
        "webhooks:": webhook.pk,
        "webhook_delivery": delivery.pk,
        "webhooks_webhookdelivery": delivery.pk,
        "django_tasks_database_dbtaskresult": task.pk,
    }
    others = {
        "key": key.pk,
        "slug": "petition",
        "action": "erase",
        "language": "es",
        "number": 0,
        "verb": "start",
        "revision_id": revision.pk,
        "revision_id_a": revision.pk,
        "revision_id_b": revision.pk,
    }

    version = mailing.save_revision().pk
    versions = dict.fromkeys(("revision_id", "revision_id_a", "revision_id_b"), version)

    def arguments_of(name, parameters):
        pk = next((pk for start, pk in pks.items() if name.startswith(start)), 1)
        own = others | versions if name.startswith("mailings_admin:") else others
        return {parameter: own.get(parameter, pk) for parameter in parameters}

    arguments_of.known = pks
    return arguments_of


@pytest.mark.parametrize("group", GROUPS)
def test_a_member_opens_what_the_table_says_and_nothing_else(client, django_user_model, arguments, group):
    client.force_login(member_of(group, django_user_model))
    wrong = {}
    for name, parameters in own_addresses().items():
        if name.endswith("_admin:workflow_preview"):  # Wagtail's: refused or not there, by what is under review
            continue
        address = reverse(name, kwargs=arguments(name, parameters))
        ask = client.post if name in BY_POST else client.get
        answer = ask(address)
        refused = answer.status_code == 403 or answer.headers.get("Location") == reverse("wagtailadmin_home")
        if refused is (group in groups_for(name)) or (not refused and answer.status_code not in answers_of(name)):
            wrong[name] = answer.status_code
    assert wrong == {}


def test_the_table_names_every_address():
    assert [name for name in own_addresses() if groups_for(name) is None] == []


@pytest.mark.parametrize("group", GROUPS)
def test_those_who_work_on_pages_begin_a_translation_and_nobody_else(client, django_user_model, petition, group):
    Locale.objects.create(language_code="fr")
    client.force_login(member_of(group, django_user_model))
    may = group in (EDITORS, ADMINISTRATORS)
    answer = client.get(reverse("simple_translation:submit_page_translation", args=[petition.pk]))
    assert (answer.status_code == 200) is may
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[petition.pk]))
    assert (reverse("simple_translation:submit_page_translation", args=[petition.pk]) in edit.content.decode()) is may


@pytest.mark.parametrize("group", [ANALYSTS, EDITORS])
def test_who_has_no_right_on_signatures_reads_no_name_and_no_address(client, django_user_model, arguments, group):
    client.force_login(member_of(group, django_user_model))
    told, led_to = [], set()  # most lead to the same few pages, with a message

    def look(name, address, **asked):
        answer = client.get(address, **asked)
        if not answer.streaming and any(secret in answer.content for secret in (b"Lovelace", b"ada@example.org")):
            told.append(name)
        return answer

    for name, parameters in all_addresses().items():
        if parameters and not name.startswith(tuple(arguments.known)):
            continue
        address = reverse(name, kwargs=arguments(name, parameters))
        answer = look(name, address, query_params={"q": "zzz"})
        if "Location" in answer.headers:
            led_to.add(urljoin(address, answer.headers["Location"]))
    for address in led_to:
        look(address, address, follow=True)
    assert told == []


@pytest.mark.parametrize(
    ("group", "menu"),
    [
        (ANALYSTS, {"signatures", "guide"}),
        (MANAGERS, {"signatures", "operations", "reports", "settings", "guide"}),
        (MODERATORS, {"signatures", "endorsers", "guide"}),
    ],
)
def test_a_member_sees_just_the_own_menu(client, django_user_model, rf, home, group, menu):
    request = rf.get("/admin/")
    request.user = member_of(group, django_user_model)
    shown = {item.name for item in admin_menu.menu_items_for_request(request)}
    assert shown - {"help"} == menu


def test_editors_have_no_way_to_signatures_accounts_and_sites(django_user_model, rf, home):
    request = rf.get("/admin/")
    request.user = member_of(EDITORS, django_user_model)
    shown = {item.name for item in admin_menu.menu_items_for_request(request)}
    settings = {item.name for item in settings_menu.menu_items_for_request(request)}
    assert {"petitions", "resources", "questions", "mails", "campaign", "explorer", "images", "documents"} <= shown
    assert not {"operations", "endorsers"} & shown
    assert not {"users", "groups", "sites", "workflows", "collections"} & settings


def test_the_groups_may_be_made_again(django_user_model):
    make_groups = import_module("campaign.admin.migrations.0001_groups").make_groups
    before = {group.name: group.permissions.count() for group in Group.objects.all()}
    topics = Permission.objects.get(codename="change_topic")
    Group.objects.get(name=EDITORS).permissions.remove(topics)
    for _again in range(2):
        make_groups(apps, SimpleNamespace(connection=connection))
    assert {group.name: group.permissions.count() for group in Group.objects.all()} == before
