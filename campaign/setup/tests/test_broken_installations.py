"""What the doctor says of set-ups that are wrong, and with which code it ends."""

import html
import io
from datetime import timedelta

import pytest
from botocore.config import Config
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.core.management import call_command
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from campaign.core.models import Backup, CampaignSettings
from campaign.demo.content.site import EDITOR, EDITOR_PASSWORD, SETTINGS
from campaign.mail.composing import Letter, build
from campaign.operations.findings import service_checks
from campaign.runtime.models import ScheduledJob
from campaign.runtime.tasks import schedule
from campaign.setup.beginning import begin_campaign
from campaign.setup.facts import Facts
from petition.models import PetitionPage
from petition.tests.signers import signed

pytestmark = pytest.mark.django_db
FACTS = Facts(
    name="Clean Rivers Now",
    ask="Stop dumping mine waste",
    organization="River Neighbors",
    contact_email="hello@rivers.example",
)


@pytest.fixture
def installation(settings):
    """One in which nothing is wrong."""
    settings.DEBUG = False
    settings.DEMO_ALLOWED = False
    settings.SITE_URL = "https://rivers.example"
    settings.ALLOWED_HOSTS = ["rivers.example"]
    settings.DEFAULT_FROM_EMAIL = "campaign@rivers.example"
    users = get_user_model().objects
    ada = users.create_superuser("ada", "ada@rivers.example", "correct-horse")
    users.create_superuser("grace", "grace@rivers.example", "battery-staple")
    launch = begin_campaign(facts=FACTS, by=ada)
    now = timezone.now()
    ScheduledJob.objects.bulk_create(
        ScheduledJob(name=job.name, due_at=now + job.every, finished_at=now) for job in schedule.all_jobs()
    )
    Backup.objects.create(size=1, made_at=now, rehearsed_at=now)
    return launch.site


def doctor():
    said = io.StringIO()
    try:
        call_command("doctor", stdout=said, no_color=True)
    except SystemExit as end:
        return said.getvalue(), end.code
    return said.getvalue(), 0


def wrong_record(site, settings):
    Site.objects.filter(pk=site.pk).update(hostname="old.example")


def host_not_allowed(site, settings):
    settings.ALLOWED_HOSTS = ["another.example"]


def plain_http(site, settings):
    settings.SITE_URL = "http://rivers.example"
    Site.objects.filter(pk=site.pk).update(port=80)


def record_without_https(site, settings):
    Site.objects.filter(pk=site.pk).update(port=80)


def record_says_localhost(site, settings):
    Site.objects.filter(pk=site.pk).update(hostname="localhost", port=80)


def sender_of_another_domain(site, settings):
    settings.DEFAULT_FROM_EMAIL = "news@mailer.example"


def empty_privacy_page(site, settings):
    page = CampaignSettings.for_site(site).privacy_page.specific
    page.body = []
    page.save_revision().publish()


def one_account(site, settings):
    get_user_model().objects.filter(username="grace").delete()


def one_with_all_rights(site, settings):
    get_user_model().objects.filter(username="grace").update(is_superuser=False)


def no_backup(site, settings):
    Backup.objects.all().delete()


def old_backup(site, settings):
    Backup.objects.update(made_at=timezone.now() - timedelta(days=9))


def demo_password(site, settings):
    get_user_model().objects.create_user(EDITOR["username"], "editor@rivers.example", EDITOR_PASSWORD)


def demo_campaign(site, settings):
    CampaignSettings.objects.filter(site=site).update(contact_email=SETTINGS["contact_email"])


def unnamed_proxy(site, settings):
    signed(PetitionPage.objects.get())  # of an unknown network


def mail_server_away(site, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 1


def bucket_away(site, settings):
    options = {
        "bucket_name": "media",
        "endpoint_url": "http://127.0.0.1:9",
        "access_key": "key",
        "secret_key": "secret",
        "client_config": Config(connect_timeout=1, retries={"total_max_attempts": 1}),
    }
    kept = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    settings.STORAGES = settings.STORAGES | {"default": kept}


@pytest.mark.parametrize(
    ("breaking", "sentence", "code"),
    [
        (wrong_record, "the record of the site makes links to https://old.example", 1),
        (host_not_allowed, "SITE_URL names rivers.example, which ALLOWED_HOSTS does not", 1),
        (plain_http, "SITE_URL begins with http", 0),
        (record_says_localhost, "the record of the site makes links to http://localhost", 1),
        (record_without_https, "the record of the site makes links to http://rivers.example", 1),
        (sender_of_another_domain, "Mails come from mailer.example, the site is rivers.example", 0),
        (empty_privacy_page, "It is empty, or not published, and forms link to it.", 0),
        (one_account, "One account is all there is", 0),
        (one_with_all_rights, "One account alone has all rights", 0),
        (no_backup, "None was ever made here. See “Backups” in docs/deploy.md.", 0),
        (old_backup, "Does its timer run?", 1),
        (demo_password, "has the demo's password, which is published. Change it now.", 1),
        (demo_campaign, "The demo campaign is public here", 1),
        (unnamed_proxy, "came through a proxy that TRUSTED_PROXIES does not name", 0),
        (mail_server_away, "It can't be reached or refuses us (ConnectionRefusedError). Look at EMAIL_URL.", 1),
        (bucket_away, "A file can't be kept (EndpointConnectionError). Look at STORAGE_URL", 1),
    ],
)
def test_doctor_and_admin_say_what_is_wrong(client, installation, settings, breaking, sentence, code):
    before, fine = doctor()
    assert sentence not in before
    assert fine == 0, before

    breaking(installation, settings)

    said, ended = doctor()
    assert sentence in said
    assert ended == code
    client.force_login(get_user_model().objects.get(username="ada"))
    page = client.get(reverse("site_state"), headers={"host": settings.ALLOWED_HOSTS[0]})
    assert sentence in html.unescape(page.content.decode())


def test_the_doctor_says_that_no_database_answers(installation, monkeypatch):
    class Away:
        settings_dict = {"HOST": "db.example", "PORT": "5432", "NAME": "campaign"}

        def cursor(self):
            raise OperationalError

    monkeypatch.setattr(service_checks, "connection", Away())
    said, code = doctor()
    assert "No answer (OperationalError). Is DATABASE_URL right, and does it run? (db.example:5432/campaign)" in said
    assert code == 1


def test_the_doctor_says_which_services_it_asked_and_no_secret(installation, settings):
    settings.REDIS_URL = "redis://somebody:hidden@cache.example:6379/3"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 1
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "sender", "secret-of-mail"
    said, _code = doctor()
    assert "(cache.example:6379/3)" in said
    assert "(127.0.0.1:9)" in said
    assert str(settings.MEDIA_ROOT) in said
    assert "hidden" not in said
    assert "secret-of-mail" not in said


@pytest.mark.parametrize("key", ["", "thanks-7"])
def test_mails_are_named_by_the_sites_host(installation, key):
    letter = Letter(to="maya@signers.example", subject="Hello", parts=["Hello."], key=key)
    message = build(letter, campaign=CampaignSettings.for_site(installation))
    assert message.message()["Message-ID"].endswith("@rivers.example>")


def test_djangos_own_mails_do_not_tell_the_machines_name(settings):
    message = EmailMessage("Hello", "Hello.", to=["maya@signers.example"], connection=get_connection())
    assert message.message()["Message-ID"].endswith("@localhost>")
