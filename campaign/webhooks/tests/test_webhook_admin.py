"""Webhooks in the admin: who keeps them, what is refused, the secret that is shown once, sending again."""

import re
import socket
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone

from campaign.webhooks import signing, switching
from campaign.webhooks.models import DELIVERIES, WebhookDelivery, WebhookEndpoint

ADD = reverse("webhooks:add")
LOG = reverse("webhooks_webhookdelivery_modeladmin_index")
FORM = {
    "name": "Mailing tool",
    "url": "https://hooks.example.org/in",
    "events": ["signature.confirmed"],
    "enabled": "on",
    "consent_statement": "",
}


@pytest.fixture
def resolves(monkeypatch):
    """Lets every name lead to the address that the test says."""

    def lead_to(address):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        monkeypatch.setattr(
            socket, "getaddrinfo", lambda *args, **kwargs: [(family, socket.SOCK_STREAM, 6, "", (address, 0))]
        )

    return lead_to


@pytest.fixture
def endpoint(db):
    endpoint = WebhookEndpoint.objects.create(
        name="Mailing tool", url="https://hooks.example.org/in", events=["signature.confirmed"]
    )
    signing.make_secret(endpoint=endpoint)
    return endpoint


@pytest.fixture
def failed(endpoint):
    delivery = switching.send_test(endpoint=endpoint)
    WebhookDelivery.objects.update(status="failed", due_at=None, attempts=10, attempted_at=timezone.now())
    return delivery


@pytest.fixture
def editor(django_user_model, client, home):
    """An editor who may enter the admin and has the named rights on webhooks."""

    def log_in(*codenames):
        group = Group.objects.create(name="just these")
        group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
        user = django_user_model.objects.create_user("editor", password="editor")
        user.groups.add(group)
        client.force_login(user)
        return client

    return log_in


def test_adding_one_shows_its_secret_once(admin_client, home, resolves):
    resolves("93.184.216.34")
    response = admin_client.post(ADD, FORM)
    html = response.content.decode()
    secret = re.search(r'value="(whsec_[^"]+)"', html)[1]
    endpoint = WebhookEndpoint.objects.get()
    assert endpoint.events == ["signature.confirmed"]
    assert signing.active_secrets(endpoint, now=timezone.now()) == [secret]
    assert "no-store" in response["Cache-Control"]
    for page in ("edit", "care", "history"):
        assert secret not in admin_client.get(reverse(f"webhooks:{page}", args=[endpoint.pk])).content.decode()


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1"])
def test_an_address_inside_a_private_network_is_refused_beside_its_field(admin_client, home, resolves, address):
    resolves(address)
    response = admin_client.post(ADD, FORM)
    assert "public internet" in str(response.context["form"].errors["url"])
    assert not WebhookEndpoint.objects.exists()


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example.org/in",
        "https://127.0.0.1/in",
        "https://[::ffff:127.0.0.1]/in",
        "https://localhost/in",
        "https://user:word@hooks.example.org/",
        "ftp://hooks.example.org/",
        "https://",
        "x",
    ],
)
def test_only_public_https_addresses_are_taken(admin_client, home, url):
    response = admin_client.post(ADD, FORM | {"url": url})
    assert response.context["form"].errors["url"]
    assert not WebhookEndpoint.objects.exists()


def test_personal_data_needs_words_that_allow_it(admin_client, home, resolves):
    resolves("93.184.216.34")
    response = admin_client.post(ADD, FORM | {"send_personal_data": "on", "consent_statement": "  "})
    assert response.context["form"].errors["consent_statement"]
    assert not WebhookEndpoint.objects.exists()


def test_switching_it_on_again_forgives_its_failures(admin_client, home, endpoint, resolves):
    resolves("93.184.216.34")
    switching.switch_off(endpoint=endpoint, reason=WebhookEndpoint.OffReason.FAILING, now=timezone.now())
    assert "Mailing tool" in admin_client.get(reverse("wagtailadmin_home")).content.decode()
    admin_client.post(reverse("webhooks:edit", args=[endpoint.pk]), FORM)
    endpoint.refresh_from_db()
    assert (endpoint.enabled, endpoint.off_reason, endpoint.failing_since) == (True, "", None)
    assert "switched-off-webhooks" not in admin_client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_page_of_one_makes_a_secret_sends_a_test_and_sends_again(admin_client, home, endpoint, failed):
    page = reverse("webhooks:care", args=[endpoint.pk])
    assert "whsec_" in admin_client.post(page, {"verb": "secret"}).content.decode()
    assert endpoint.secrets.count() == 2
    admin_client.post(page, {"verb": "test"})
    assert WebhookDelivery.objects.count() == 2
    assert admin_client.post(page, {"verb": "again", "since": "yesterday"}).status_code == 422
    admin_client.post(page, {"verb": "again", "since": "2020-01-01 00:00"})
    assert WebhookDelivery.objects.get(pk=failed.pk).status == "waiting"
    assert admin_client.post(page, {"verb": "x"}).status_code == 404


def test_the_log_shows_a_delivery_and_sends_it_again(admin_client, home, failed):
    WebhookDelivery.objects.update(response="<script>alert(1)</script>", response_code=500)
    assert "webhook.test" in admin_client.get(LOG).content.decode()
    html = admin_client.get(reverse("webhooks_webhookdelivery_modeladmin_inspect", args=[failed.pk])).content.decode()
    assert "<script>alert(1)" not in html
    assert "Nothing happened." in html
    admin_client.post(reverse("webhook_delivery_again", args=[failed.pk]))
    failed.refresh_from_db()
    assert (failed.status, failed.attempts) == ("waiting", 0)


def pages_of(endpoint, failed):
    return {
        "add": [ADD],
        "change": [
            reverse("webhooks:edit", args=[endpoint.pk]),
            reverse("webhooks:care", args=[endpoint.pk]),
            LOG,
            reverse("webhooks_webhookdelivery_modeladmin_inspect", args=[failed.pk]),
        ],
    }


@pytest.mark.parametrize("right", [None, "add", "change"])
def test_each_right_opens_its_own_pages(editor, endpoint, failed, right):
    client = editor(f"{right}_webhookendpoint" if right else "view_image")
    for needed, addresses in pages_of(endpoint, failed).items():
        for address in addresses:
            assert (client.get(address).status_code == 200) is (needed == right), address


def test_who_only_looks_changes_nothing(editor, endpoint, failed):
    client = editor("view_webhookendpoint", "view_webhookdelivery")
    assert client.get(LOG).status_code == 200
    client.post(reverse("webhooks:care", args=[endpoint.pk]), {"verb": "secret"})
    client.post(reverse("webhooks:care", args=[endpoint.pk]), {"verb": "test"})
    client.post(reverse("webhook_delivery_again", args=[failed.pk]))
    assert endpoint.secrets.count() == 1
    assert WebhookDelivery.objects.get().status == "failed"


def test_nobody_writes_the_log_by_hand(admin_client, home, failed):
    for action, arguments in (("create", []), ("edit", [failed.pk]), ("delete", [failed.pk])):
        address = reverse(f"webhooks_webhookdelivery_modeladmin_{action}", args=arguments)
        admin_client.post(address, {})
    assert WebhookDelivery.objects.get().status == "failed"


def test_a_delivery_that_waits_for_hours_is_sent_now(admin_client, home, endpoint, failed):
    later = timezone.now() + timedelta(hours=10)
    WebhookDelivery.objects.filter(pk=failed.pk).update(status="waiting", due_at=later, attempts=6)
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(quiet_until=later)
    page = reverse("webhooks_webhookdelivery_modeladmin_inspect", args=[failed.pk])
    assert "Send now" in admin_client.get(page).content.decode()

    admin_client.post(reverse("webhook_delivery_again", args=[failed.pk]))

    failed.refresh_from_db()
    endpoint.refresh_from_db()
    assert failed.due_at <= timezone.now()
    assert (failed.attempts, endpoint.quiet_until) == (6, None)


def test_what_a_worker_holds_is_not_sent_a_second_time(admin_client, home, failed):
    now = timezone.now()
    held = {"status": "waiting", "attempted_at": now, "due_at": now + DELIVERIES.lasts}
    WebhookDelivery.objects.filter(pk=failed.pk).update(**held)

    admin_client.post(reverse("webhook_delivery_again", args=[failed.pk]))

    failed.refresh_from_db()
    assert failed.due_at == now + DELIVERIES.lasts
